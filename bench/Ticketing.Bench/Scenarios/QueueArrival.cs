using System.Diagnostics;
using Ticketing.Bench.Http;
using Ticketing.Bench.Load;

namespace Ticketing.Bench.Scenarios;

/// <summary>Somebody who enters a queue and then asks for the place, each time after the pause that the server names.</summary>
/// <param name="line">The queue.</param>
/// <param name="buyer">The number of the person.</param>
/// <param name="polls">How many times the person asks.</param>
internal sealed class QueueArrival(WaitingLine line, int buyer, long polls) : VirtualUser
{
    private Waiter? _waiter;
    private TimeSpan _pause;
    private long _sentAt;
    private long _polls = -1;

    /// <inheritdoc/>
    public override TimeSpan? Thinks => _waiter is not null && _polls < polls ? _pause : null;

    /// <inheritdoc/>
    public override string Kind => _polls <= 0 ? "enter" : "poll";

    /// <inheritdoc/>
    public override int Write(Span<byte> to)
    {
        _sentAt = Stopwatch.GetTimestamp();
        if (_waiter is null) return line.WriteEnter(to, buyer);
        _waiter.Poll.CopyTo(to);
        return _waiter.Poll.Length;
    }

    /// <inheritdoc/>
    public override Verdict Read(int status, ReadOnlySpan<byte> body)
    {
        if (status is 429 or 503) return Verdict.Refused;
        if (status != 200) return Verdict.Failed;
        var pollAfterMs = JsonField.Number(body, "\"pollAfterMs\":"u8);
        if (pollAfterMs < 0) return Verdict.Failed;
        (_polls, _pause) = (_polls + 1, TimeSpan.FromMilliseconds(pollAfterMs));
        if (_waiter is not null) return _waiter.Read(status, body);
        return (_waiter = line.Entered(buyer, _sentAt, body)) is null ? Verdict.Failed : Verdict.Succeeded;
    }
}
