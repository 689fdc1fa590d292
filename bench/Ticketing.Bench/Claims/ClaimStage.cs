using System.Globalization;
using Ticketing.Bench.Contenders;
using Ticketing.Bench.Load;
using Ticketing.Bench.Reports;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Claims;

/// <summary>The silo on which claims are run.</summary>
/// <param name="Ours">The silo.</param>
/// <param name="Metrics">The metrics of the silo.</param>
/// <param name="World">The people; each claim builds its own hall.</param>
/// <param name="Settings">The length and size of the load.</param>
/// <param name="Report">Gets figures and problems.</param>
internal sealed record ClaimStage(Ours Ours, SiloMetrics Metrics, World World, BenchSettings Settings, Report Report)
{
    /// <summary>Builds a hall for one claim, in rows of 400 seats.</summary>
    /// <param name="seats">The number of seats, at least.</param>
    /// <param name="people">The number of people.</param>
    public async Task<World> WorldAsync(int seats, int people) => World with
    {
        Hall = await Hall.BuildAsync(World.Api, Math.Max(1, (seats + Hall.Columns - 1) / Hall.Columns)),
        Buyers = World.Buyers[..Math.Max(1, people)],
    };

    /// <summary>Loads the silo and makes the figure.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="size">The size of the load, as text.</param>
    /// <param name="load">The driver's connections to the server.</param>
    /// <param name="newUser">Makes the person who arrives, counted from 0.</param>
    /// <param name="pace">When people arrive.</param>
    /// <param name="duration">The length of the load.</param>
    /// <param name="phase">The phase of the figure; the text of the pace when missing.</param>
    public Figure Load(Claim claim, string size, LoadRun load, Func<long, VirtualUser> newUser, Pace pace, TimeSpan duration, string? phase = null)
    {
        var before = Metrics.Read();
        var memory = Ours.Server.WorkingSet;
        var meter = Meter.Start(Ours);
        var result = (load with { Progress = Report.ProgressOf($"{claim.Name}, {size}") }).Run(newUser, pace, duration);
        var after = Metrics.Read();
        var seconds = (pace.Count == long.MaxValue ? result.Elapsed : result.LastDone).TotalSeconds;
        return Figure.Of(claim.Name, Ours.Name, phase ?? pace.ToString(), result, (result.Succeeded + result.Refused) / seconds, meter.Cost, seconds) with
        {
            Size = size,
            Target = claim.Theirs,
            Note = string.Create(CultureInfo.InvariantCulture,
                $"GC paused {(after.GcPause - before.GcPause).TotalMilliseconds:0} ms in {after.Collections - before.Collections:0}; memory {memory >> 20} → {Ours.Server.WorkingSet >> 20} MiB"),
        };
    }

    /// <summary>Goes on with the same load after the cold part, until the shortest warm-up is over. This load gives no figure.</summary>
    /// <exception cref="InvalidOperationException">An answer was wrong.</exception>
    public void WarmUp(LoadRun load, Func<long, VirtualUser> newUser, Pace pace)
    {
        if (Settings.WarmUp.Shortest <= Settings.Cold) return;
        var result = load.Run(newUser, pace, Settings.WarmUp.Shortest - Settings.Cold);
        if (result.Failed > 0) throw new InvalidOperationException($"The warm-up failed: {result.FirstFailure}");
    }

    /// <summary>Adds the figures to the report if there are no problems; otherwise adds the problems.</summary>
    public void Conclude(Claim claim, string size, IReadOnlyList<string> problems, params Figure[] figures)
    {
        string[] all = [.. problems, .. figures.SelectMany(FigureCheck.Problems)];
        if (all.Length > 0) Report.Fail($"{claim.Name}, {size}", all);
        else Report.Add(figures);
    }

    /// <summary>A number with the word for the counted things.</summary>
    public static string Text(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}");
}
