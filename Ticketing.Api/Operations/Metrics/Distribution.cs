namespace Ticketing.Api.Operations.Metrics;

/// <summary>How many measurements fell between which bounds.</summary>
/// <param name="Bounds">Upper bounds of the buckets, rising; the last bucket has none.</param>
/// <param name="Counts">Measurements in each bucket, one more than there are bounds.</param>
/// <param name="Sum">All measurements together.</param>
public sealed record Distribution(IReadOnlyList<double> Bounds, IReadOnlyList<long> Counts, double Sum)
{
    /// <summary>How many there are.</summary>
    public long Count => Counts.Sum();

    /// <summary>What came after an earlier state of the same distribution.</summary>
    public Distribution Since(Distribution earlier) =>
        this with { Counts = [.. Counts.Zip(earlier.Counts, static (now, then) => now - then)], Sum = Sum - earlier.Sum };

    /// <summary>Both together; they have the same bounds.</summary>
    public Distribution With(Distribution other) =>
        this with { Counts = [.. Counts.Zip(other.Counts, static (one, two) => one + two)], Sum = Sum + other.Sum };

    /// <summary>
    /// The value that a share of the measurements does not exceed, as even as Prometheus' histogram_quantile: linear within its bucket;
    /// the highest bound when it lies beyond it. 0 when there are none.
    /// </summary>
    /// <param name="share">0 to 1.</param>
    public double Quantile(double share)
    {
        var rank = share * Count;
        if (rank <= 0) return 0;
        var below = 0L;
        for (var bucket = 0; bucket < Bounds.Count; bucket++)
        {
            var inside = Counts[bucket];
            if (inside > 0 && below + inside >= rank)
            {
                var lower = bucket == 0 ? 0 : Bounds[bucket - 1];
                return lower + ((Bounds[bucket] - lower) * (rank - below) / inside);
            }

            below += inside;
        }

        return Bounds[^1];
    }
}
