namespace Ticketing.Bench.Load;

/// <summary>
/// When work begins. Closed loop: as soon as a connection is free. Open: at fixed times, whether or not the server keeps up; every latency
/// then counts from the time the work should have begun, or the load would wait politely exactly when the server is slow
/// (coordinated omission: Gil Tene, "How NOT to Measure Latency").
/// </summary>
/// <param name="PerSecond">Work begun per second; 0 for a closed loop.</param>
internal readonly record struct Pace(double PerSecond)
{
    /// <summary>As fast as the answers come.</summary>
    public static Pace Closed => new(0);

    /// <summary>Whether the arrival times are fixed.</summary>
    public bool IsOpen => PerSecond > 0;

    /// <summary>When, from the start, the n-th piece of work should begin.</summary>
    public TimeSpan DueAt(long n) => TimeSpan.FromSeconds(n / PerSecond);

    /// <summary>The share of one of several workers.</summary>
    public Pace Share(int workers) => new(PerSecond / workers);
}
