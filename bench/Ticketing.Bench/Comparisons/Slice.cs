using Ticketing.Bench.Load;
using Ticketing.Bench.Reports;

namespace Ticketing.Bench.Comparisons;

/// <summary>Some seconds of load on one subject.</summary>
/// <param name="Result">The driver's counts.</param>
/// <param name="Done">The pieces of work that count for the scenario.</param>
/// <param name="Seconds">The time of the load; for loads that end by themselves, the sum of the times until their last answers.</param>
/// <param name="Cost">The processor time.</param>
internal sealed record Slice(LoadResult Result, long Done, double Seconds, Cost Cost)
{
    /// <summary>Work per second; not a number when nothing was measured.</summary>
    public double PerSecond => Done / Seconds;

    /// <summary>Several slices as one.</summary>
    public static Slice Sum(IReadOnlyList<Slice> slices)
    {
        var result = new LoadResult();
        foreach (var slice in slices) result.Add(slice.Result);
        return new Slice(result, slices.Sum(slice => slice.Done), slices.Sum(slice => slice.Seconds), slices.Select(slice => slice.Cost).Aggregate((sum, cost) => sum + cost));
    }
}
