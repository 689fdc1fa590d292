using Ticketing.Bench.Load;

namespace Ticketing.Bench.Comparisons;

/// <summary>Whether a rate falls while it is measured.</summary>
internal static class Falling
{
    private const int Parts = 5;

    /// <summary>
    /// The rate of the last fifth of the seconds divided by the rate of the first fifth. The last second is left out, because it also has the answers that
    /// came after the end. Not a number when there are fewer than five other seconds, or the first fifth did nothing.
    /// </summary>
    public static double LastToFirst(IReadOnlyList<LoadResult.Second> seconds)
    {
        var whole = seconds.Count - 1;
        var part = whole / Parts;
        if (part == 0) return double.NaN;
        var (first, last) = (seconds.Take(part).Sum(second => second.Done), seconds.Skip(whole - part).Take(part).Sum(second => second.Done));
        return first > 0 ? last / (double)first : double.NaN;
    }
}
