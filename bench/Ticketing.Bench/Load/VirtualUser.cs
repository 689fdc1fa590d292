namespace Ticketing.Bench.Load;

/// <summary>The meaning of an answer for its piece of work.</summary>
internal enum Verdict
{
    /// <summary>The step succeeded; the work goes on with another request.</summary>
    GoesOn,

    /// <summary>The work is done.</summary>
    Succeeded,

    /// <summary>The server refused in a way that the scenario expects.</summary>
    Refused,

    /// <summary>The answer is wrong.</summary>
    Failed,
}

/// <summary>
/// A simulated person, who writes requests and judges answers. One piece of work is one request, or several requests in sequence. While a person thinks
/// between requests, other people use the connection, so thousands of people need few connections.
/// </summary>
internal abstract class VirtualUser
{
    /// <summary>
    /// Read after each answer: the time for which this person thinks before the next request. With null the person goes on at once on the same connection if
    /// the work goes on, and otherwise is done.
    /// </summary>
    public virtual TimeSpan? Thinks => null;

    /// <summary>Read after each answer: the kind of the answered request. Latencies are also kept by kind. Empty if there is only one kind.</summary>
    public virtual string Kind => "";

    /// <summary>Writes the next request.</summary>
    /// <returns>Its length; 0 when there is nothing more to do.</returns>
    public abstract int Write(Span<byte> to);

    /// <summary>Judges the answer.</summary>
    public abstract Verdict Read(int status, ReadOnlySpan<byte> body);
}
