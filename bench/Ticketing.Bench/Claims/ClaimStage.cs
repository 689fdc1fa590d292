using System.Globalization;
using Ticketing.Bench.Contenders;
using Ticketing.Bench.Load;
using Ticketing.Bench.Reports;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Claims;

/// <summary>The silo that claims are played on.</summary>
/// <param name="Ours">The silo.</param>
/// <param name="Metrics">Its metrics.</param>
/// <param name="World">Its people; claims build halls of their own.</param>
/// <param name="Settings">How to load.</param>
/// <param name="Report">Takes figures and problems.</param>
internal sealed record ClaimStage(Ours Ours, SiloMetrics Metrics, World World, BenchSettings Settings, Report Report)
{
    /// <summary>A hall of its own for a claim, with as many seats, in rows of 400.</summary>
    /// <param name="seats">How many seats, at least.</param>
    /// <param name="people">How many of the people.</param>
    public async Task<World> WorldAsync(int seats, int people) => World with
    {
        Hall = await Hall.BuildAsync(World.Api, Math.Max(1, (seats + Hall.Columns - 1) / Hall.Columns)),
        Buyers = World.Buyers[..Math.Max(1, people)],
    };

    /// <summary>Loads, and says what came of it.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="size">What there was how much of, as text.</param>
    /// <param name="load">The server.</param>
    /// <param name="newUser">Who comes.</param>
    /// <param name="pace">When.</param>
    /// <param name="duration">How long.</param>
    /// <param name="phase">What to call it; the pace when missing.</param>
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

    /// <summary>Loads in the same way after the cold part, for as long as a warm-up is at least; no figure comes of it.</summary>
    /// <exception cref="InvalidOperationException">An answer was one that should not be.</exception>
    public void WarmUp(LoadRun load, Func<long, VirtualUser> newUser, Pace pace)
    {
        if (Settings.WarmUp.Shortest <= Settings.Cold) return;
        var result = load.Run(newUser, pace, Settings.WarmUp.Shortest - Settings.Cold);
        if (result.Failed > 0) throw new InvalidOperationException($"The warm-up failed: {result.FirstFailure}");
    }

    /// <summary>Takes figures when the check found nothing.</summary>
    public void Conclude(Claim claim, string size, IReadOnlyList<string> problems, params Figure[] figures)
    {
        string[] all = [.. problems, .. figures.SelectMany(FigureCheck.Problems)];
        if (all.Length > 0) Report.Fail($"{claim.Name}, {size}", all);
        else Report.Add(figures);
    }

    /// <summary>A number and what it counts.</summary>
    public static string Text(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}");
}
