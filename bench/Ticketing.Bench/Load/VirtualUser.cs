namespace Ticketing.Bench.Load;

/// <summary>What an answer means for the work it belongs to.</summary>
internal enum Verdict
{
    /// <summary>A step worked; the work goes on with another request.</summary>
    GoesOn,

    /// <summary>The work is done.</summary>
    Succeeded,

    /// <summary>The server said no in a way that the scenario knows.</summary>
    Refused,

    /// <summary>An answer that should not be.</summary>
    Failed,
}

/// <summary>
/// Whoever sits at one connection: writes requests and judges answers. One piece of work is one request, or several that follow each other.
/// </summary>
internal abstract class VirtualUser
{
    /// <summary>Writes the next request.</summary>
    /// <returns>Its length; 0 when there is nothing more to do.</returns>
    public abstract int Write(Span<byte> to);

    /// <summary>Judges the answer.</summary>
    public abstract Verdict Read(int status, ReadOnlySpan<byte> body);
}
