namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>How many measurements fell between which bounds.</summary>
/// <param name="Bounds">Upper bounds of the buckets, rising; the last bucket has none.</param>
/// <param name="Counts">Measurements in each bucket, one more than there are bounds.</param>
/// <param name="Sum">All measurements together.</param>
public sealed record Distribution(IReadOnlyList<double> Bounds, IReadOnlyList<long> Counts, double Sum)
{
    /// <summary>How many there are.</summary>
    public long Count => Counts.Sum();
}
