using System.Globalization;
using Ticketing.Bench.Contenders;
using Ticketing.Bench.Reports;
using Ticketing.Bench.Scenarios;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Comparisons;

/// <summary>One scenario, in which all contenders that support it take turns.</summary>
/// <param name="settings">The length and size of the load.</param>
/// <param name="name">The name of the scenario.</param>
internal sealed class Comparison(BenchSettings settings, string name)
{
    private readonly List<Subject> _subjects = [];

    /// <summary>Runs the scenario.</summary>
    /// <param name="stages">The contenders, each with the world prepared on it.</param>
    /// <param name="report">Gets the figures, or the problems if any answer was wrong.</param>
    /// <returns>Whether all answers were right.</returns>
    public async Task<bool> PlayAsync(IReadOnlyList<(Contender Contender, World World)> stages, Report report)
    {
        foreach (var (contender, world) in stages.Where(stage => stage.Contender.Plays(name))) await PrepareAsync(contender, world, report);

        // The bare endpoint is in the same process as ours, and is loaded after ours, so that ours is cold when its cold part is measured.
        foreach (var subject in _subjects.OrderBy(subject => subject.IsBare))
        {
            await subject.WarmUpAsync(settings.Cold, settings.WarmUp);
            report.Tell(string.Create(CultureInfo.InvariantCulture, $"{name}, {subject.Name}: loaded for {subject.WarmUp!.Seconds:0.0} s, {(subject.WarmUp.StandsStill ? "the rate stands still" : "the rate still moves")}"));
        }

        for (var round = 0; round < settings.Rounds; round++)
        {
            // Background work of one subject may slow down the next one, so the order changes from round to round.
            foreach (var subject in round % 2 == 0 ? _subjects : Enumerable.Reverse(_subjects)) await subject.PlayRoundAsync(settings.Slice);
        }

        foreach (var subject in _subjects.Where(subject => !subject.IsBare)) await PlayOpenAsync(subject);
        return await JudgeAsync(report);
    }

    private async Task PrepareAsync(Contender contender, World world, Report report)
    {
        if ((settings.StartsAfreshFor ?? name) == name) await contender.StartAfreshAsync(world.Api);
        var load = world.Load with { Target = contender.Server.EndPoint };
        var scenario = Scenario.All().Single(scenario => scenario.Name == name);
        await scenario.PrepareAsync(world with { Load = load });
        load = load with { Progress = report.ProgressOf($"{name}, {contender.Name}") };
        if (_subjects.Count == 0) _subjects.Add(new Subject(contender, scenario, load, isBare: true));
        _subjects.Add(new Subject(contender, scenario, load, isBare: false));
    }

    private async Task PlayOpenAsync(Subject subject)
    {
        var isOurs = subject.Contender is Ours;
        if (settings.Rate > 0 && !subject.Scenario.Pace.IsOpen) await subject.PlayAtRateAsync(settings.Rate, settings.SharesTime);
        else if (subject.Scenario.HasLatencyTable && (isOurs || settings.PeersAtShares)) await subject.PlayAtSharesAsync(settings.Shares, settings.SharesTime);
        if (subject.Scenario.FillsUp && isOurs && settings.FillTime > TimeSpan.Zero) await subject.FillAsync(settings.FillTime);
    }

    private async Task<bool> JudgeAsync(Report report)
    {
        var bare = _subjects[0];
        Subject[] ours = [.. _subjects.Where(subject => !subject.IsBare && subject.Contender is Ours { IsVariant: false })];
        var isSound = true;
        foreach (var subject in _subjects)
        {
            if (await subject.ProblemsAsync() is not { Count: > 0 } problems) continue;
            report.Fail($"{name}, {subject.Name}", problems);
            isSound = false;
        }

        if (!isSound) return false;
        foreach (var subject in _subjects) report.Add(subject.Figures(bare, ours));
        if (ours[0].Scenario.Remark is { } remark) report.Remark($"{name}: {ours[0].Scenario.Work}. {remark}");
        if (!settings.IsShort && _subjects.Where(subject => !subject.WarmUp!.StandsStill).Select(subject => subject.Name).ToArray() is { Length: > 0 } moving)
            report.Remark($"{name}: the rate still moved after the longest warm-up: {string.Join("; ", moving)}");
        return true;
    }
}
