using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Reports;

/// <summary>One slice of load on one endpoint.</summary>
/// <param name="Result">What the driver counted.</param>
/// <param name="ServerTime">The processor time the server used meanwhile, with what it did in the background.</param>
internal sealed record Slice(LoadResult Result, TimeSpan ServerTime);

/// <summary>The bare endpoint and the path, one after the other.</summary>
internal sealed record Round(Slice Bare, Slice Path);

/// <summary>A scenario's rounds, and its run at a fixed rate.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Rounds">The rounds, in order.</param>
/// <param name="Rate">The rate asked for in the open loop.</param>
/// <param name="Open">The open loop.</param>
internal sealed record Comparison(Scenario Scenario, IReadOnlyList<Round> Rounds, double Rate, Slice Open)
{
    /// <summary>The path's work per second, of the median round.</summary>
    public double PathPerSecond => Median(Rounds.Select(round => PerSecond(round.Path)));

    /// <summary>The bare endpoint's requests per second, of the median round.</summary>
    public double BarePerSecond => Median(Rounds.Select(BareOf));

    /// <summary>The path's requests per second, of the median round.</summary>
    public double PathRequestsPerSecond => Median(Rounds.Select(round => round.Path.Result.Requests / round.Path.Result.Elapsed.TotalSeconds));

    /// <summary>Work on the path per request to the bare endpoint, round by round: lowest, median and highest.</summary>
    public (double Lowest, double Median, double Highest) Ratio
    {
        get
        {
            var ratios = Rounds.Select(round => PerSecond(round.Path) / BareOf(round)).Order().ToArray();
            return (ratios[0], Median(ratios), ratios[^1]);
        }
    }

    /// <summary>The server's processor time for one piece of work.</summary>
    public TimeSpan ServerTimeEach => Each(Rounds.Select(round => round.Path), result => Scenario.Done(result));

    /// <summary>The server's processor time for one bare request.</summary>
    public TimeSpan BareServerTimeEach => Each(Rounds.Select(round => round.Bare), result => result.Succeeded);

    /// <summary>All of the path's counts in the closed loop.</summary>
    public LoadResult Closed
    {
        get
        {
            var all = new LoadResult();
            foreach (var round in Rounds) all.Add(round.Path.Result);
            return all;
        }
    }

    /// <summary>Why the run proves nothing, or null.</summary>
    public string? Problem
    {
        get
        {
            var results = Rounds.SelectMany(round => new[] { round.Bare.Result, round.Path.Result }).Append(Open.Result).ToArray();
            if (results.FirstOrDefault(result => result.Failed > 0) is { } failed) return $"{failed.Failed} failed, the first: {failed.FirstFailure}";
            if (Rounds.Any(round => round.Bare.Result.Succeeded == 0)) return "the bare endpoint did not answer";
            return Rounds.Any(round => Scenario.Done(round.Path.Result) == 0) || Scenario.Done(Open.Result) == 0 ? "a part of the run did nothing" : null;
        }
    }

    private static double BareOf(Round round) => round.Bare.Result.Succeeded / round.Bare.Result.Elapsed.TotalSeconds;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static TimeSpan Each(IEnumerable<Slice> slices, Func<LoadResult, long> done)
    {
        var all = slices.ToArray();
        var work = all.Sum(slice => done(slice.Result));
        return work == 0 ? default : all.Aggregate(TimeSpan.Zero, (sum, slice) => sum + slice.ServerTime) / work;
    }

    private double PerSecond(Slice slice) => Scenario.Done(slice.Result) / slice.Result.Elapsed.TotalSeconds;
}
