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
/// A person: writes requests and judges answers. One piece of work is one request, or several that follow each other. Who thinks in between
/// gives the connection to others meanwhile, so that thousands of people need few connections.
/// </summary>
internal abstract class VirtualUser
{
    /// <summary>
    /// Asked after each answer: how long this person thinks before the next request. Null: goes on at once on the same connection if the work goes on,
    /// and else is done with.
    /// </summary>
    public virtual TimeSpan? Thinks => null;

    /// <summary>Asked after each answer: what kind of request it answered; latencies are also kept by it. Empty where there is one kind only.</summary>
    public virtual string Kind => "";

    /// <summary>Writes the next request.</summary>
    /// <returns>Its length; 0 when there is nothing more to do.</returns>
    public abstract int Write(Span<byte> to);

    /// <summary>Judges the answer.</summary>
    public abstract Verdict Read(int status, ReadOnlySpan<byte> body);
}
