namespace Ticketing.Bench.Load;

/// <summary>What a worker, or all of them, counted.</summary>
internal sealed class LoadResult
{
    /// <summary>Requests answered within the time.</summary>
    public long Requests { get; set; }

    /// <summary>Work done within the time.</summary>
    public long Succeeded { get; set; }

    /// <summary>Work refused within the time.</summary>
    public long Refused { get; set; }

    /// <summary>Answers that should not be, and broken connections; at any time.</summary>
    public long Failed { get; set; }

    /// <summary>Work that should have begun within the time and did not, because every connection was busy.</summary>
    public long NotBegun { get; set; }

    /// <summary>The first answer that should not be.</summary>
    public string? FirstFailure { get; set; }

    /// <summary>How long it was measured.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>From the time work should have begun to its end; of successes and refusals, also those that ended after the time.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>Adds another worker's counts, of the same time.</summary>
    public void Add(LoadResult other)
    {
        Requests += other.Requests;
        Succeeded += other.Succeeded;
        Refused += other.Refused;
        Failed += other.Failed;
        NotBegun += other.NotBegun;
        FirstFailure ??= other.FirstFailure;
        Elapsed = other.Elapsed > Elapsed ? other.Elapsed : Elapsed;
        Latency.Add(other.Latency);
    }
}
