using System.Diagnostics;
using Ticketing.Bench.Contenders;
using Ticketing.Bench.Load;
using Ticketing.Bench.Reports;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Comparisons;

/// <summary>Loads one subject slice by slice, and remembers the first wrong answer of each slice.</summary>
/// <param name="contender">The server.</param>
/// <param name="scenario">The scenario, prepared on the server.</param>
/// <param name="load">The driver's connections to the server.</param>
/// <param name="isBare">Whether it is the server's bare endpoint.</param>
internal sealed class Loading(Contender contender, Scenario scenario, LoadRun load, bool isBare)
{
    // A server on a busy machine may answer nothing in a slice of a few hundred milliseconds. The load then goes on, because zero answers give no figure.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>The failures, in words.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Loads the subject for about this long. A load that ends by itself is repeated until then; a load that did nothing goes on.</summary>
    public async Task<Slice> RunAsync(Pace pace, TimeSpan duration)
    {
        if (!isBare) await scenario.MakeRoomAsync((long)(scenario.FastestPerSecond * duration.TotalSeconds) + load.Connections);
        var meter = Meter.Start(contender);
        var slice = RunAgainAndAgain(pace, duration) with { Cost = meter.Cost };
        if (slice.Result.Failed > 0) Problems.Add($"{slice.Result.Failed} failed, the first: {slice.Result.FirstFailure}");
        return slice;
    }

    private Slice RunAgainAndAgain(Pace pace, TimeSpan duration)
    {
        var slices = new List<Slice>();
        var clock = Stopwatch.StartNew();
        var endsByItself = pace.Count < long.MaxValue;
        do slices.Add(RunOnce(pace, endsByItself ? LoadRun.MaxDuration : duration));
        while (endsByItself && clock.Elapsed < duration || slices.Sum(slice => slice.Done) == 0 && clock.Elapsed < LongestWait);
        return slices is [var only] ? only : Slice.Sum(slices);
    }

    private Slice RunOnce(Pace pace, TimeSpan duration)
    {
        if (!isBare) scenario.BeginLoad();
        var result = load.Run(() => isBare ? scenario.NewBareUser() : scenario.NewUser(), pace, duration);
        var seconds = (pace.Count == long.MaxValue ? result.Elapsed : result.LastDone).TotalSeconds;
        return new Slice(result, isBare ? result.Succeeded : scenario.Done(result), seconds, Cost.None);
    }
}
