using Ticketing.Bench.Load;

namespace Ticketing.Bench.Scenarios;

/// <summary>Somebody in a queue that does not move, who asks at intervals.</summary>
internal sealed class LinePoller(Waiter waiter, TimeSpan every) : VirtualUser
{
    /// <inheritdoc/>
    public override TimeSpan? Thinks => every;

    /// <inheritdoc/>
    public override int Write(Span<byte> to)
    {
        waiter.Poll.CopyTo(to);
        return waiter.Poll.Length;
    }

    /// <inheritdoc/>
    public override Verdict Read(int status, ReadOnlySpan<byte> body) => waiter.Read(status, body);
}
