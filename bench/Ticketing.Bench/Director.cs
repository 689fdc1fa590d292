using System.Diagnostics;
using System.Globalization;
using Ticketing.Bench.Claims;
using Ticketing.Bench.Comparisons;
using Ticketing.Bench.Contenders;
using Ticketing.Bench.Reports;
using Ticketing.Bench.Servers;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench;

/// <summary>The parts of a run.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Scenarios">The names of the scenarios in which subjects take turns.</param>
/// <param name="Claims">Claims of others.</param>
/// <param name="Peers">Peers that take part in the scenarios.</param>
/// <param name="OnMariaDb">Whether ours on MariaDB takes part too.</param>
/// <param name="Variants">Settings, each as <c>Key=Value</c> or several with spaces between them; for each, another silo of ours takes part.</param>
internal sealed record Programme(
    string Command, IReadOnlyList<string> Scenarios, IReadOnlyList<Claim> Claims, IReadOnlyList<PeerDesign> Peers, bool OnMariaDb, IReadOnlyList<string> Variants);

/// <summary>Starts the servers, prepares the scenarios and claims, runs them and writes the report.</summary>
internal sealed class Director(BenchSettings settings, TextWriter output, TextWriter progress)
{
    private readonly Report _report = new(output, progress);

    /// <summary>Runs all parts.</summary>
    /// <param name="programme">The parts of the run.</param>
    /// <param name="name">The name of the report's files; null for the current time.</param>
    /// <returns>The exit code: 0 when everything worked, otherwise 1.</returns>
    public async Task<int> PlayAsync(Programme programme, string? name)
    {
        var clock = Stopwatch.StartNew();
        Introduce();
        if (programme.Scenarios.Count > 0) await CompareAsync(programme);
        if (programme.Claims.Count > 0) await new ClaimRun(settings, _report).PlayAsync(programme.Claims);
        _report.Fact(string.Create(CultureInfo.InvariantCulture, $"It took {clock.Elapsed.TotalMinutes:0.0} minutes"));
        return Conclude(programme, name);
    }

    private void Introduce()
    {
        foreach (var fact in Machine.Facts(Path.GetTempPath())) _report.Fact(fact);
        _report.Fact($"Commit {Repository.Commit()}; seats and people come in a fixed order, and thinking times from seeds 0, 1, 2 …");
        _report.Fact($"Silo settings that are not the default: {string.Join(' ', Ours.Settings)}: rate lanes without a limit per caller, and password hashes of 1,000 rounds; both would be measured instead of the paths");
    }

    private async Task CompareAsync(Programme programme)
    {
        if (Contest.Missing(programme.OnMariaDb, programme.Peers) is { Count: > 0 } missing)
        {
            _report.Fail("the comparison", [.. missing.Select(name => $"{name} cannot play: install mariadb-server, redis-server and postgresql, or leave the peers out with --alone")]);
            return;
        }

        using var contest = await Contest.OpenAsync(programme.OnMariaDb, programme.Variants, programme.Peers);
        _report.Fact(string.Create(CultureInfo.InvariantCulture,
            $"{settings.Connections} connections on {settings.Threads} driver thread(s); {settings.Rounds} rounds of {settings.Slice.TotalSeconds:0.#} s each; halls of {settings.Rows * Hall.Columns:N0} seats, {settings.Buyers:N0} buyers"));
        _report.Fact(WarmUpFact());
        if (programme.Peers.Count > 0)
            _report.Fact("Peers: MariaDB with innodb_flush_log_at_trx_commit=1, PostgreSQL with fsync and synchronous_commit on, 48 connections each, prepared statements; log-in, limit, Idempotency-Keys and the map are left out of all but those with the same duties, which favours them");
        var stages = new List<(Contender, World)>();
        foreach (var contender in contest.Contenders)
        {
            var clock = Stopwatch.StartNew();
            stages.Add((contender, await contender.SetStageAsync(settings)));
            _report.Tell(string.Create(CultureInfo.InvariantCulture, $"{contender.Name}: the stage is set after {clock.Elapsed.TotalSeconds:0.0} s"));
        }

        var played = new List<string>();
        foreach (var scenario in programme.Scenarios)
        {
            if (await new Comparison(settings, scenario).PlayAsync(stages, _report)) played.Add(scenario);
        }

        // Scenarios with wrong answers are reported already and have no figures.
        var expected = played.SelectMany(scenario => contest.Contenders.Where(contender => contender.Plays(scenario)).Select(contender => contender.Name).Prepend("bare").Select(name => (scenario, name)));
        if (FigureCheck.Absent(expected, _report.Figures).ToArray() is { Length: > 0 } absent) _report.Fail("the comparison", absent);
    }

    private string WarmUpFact() => settings.IsShort
        ? "Short: nobody is warm, and processes are started afresh only for hold; these figures only show that everything works"
        : string.Create(CultureInfo.InvariantCulture,
            $"For each scenario every process is started afresh; its first {settings.Cold.TotalSeconds:0.#} s are cold, then it is loaded until the rate of the last {WarmUpRule.Window} s drifts by less than {WarmUpRule.MaxDrift:P0}, for {settings.WarmUp.Shortest.TotalSeconds:0} to {settings.WarmUp.Longest.TotalSeconds:0} s in all");

    private int Conclude(Programme programme, string? name)
    {
        output.WriteLine();
        foreach (var failure in _report.Failures) output.WriteLine($"FAILED: {failure}");
        if (_report.Failures.Count == 0 && _report.Figures.Count == 0) output.WriteLine("FAILED: there is no figure");
        if (_report.Failures.Count > 0 || _report.Figures.Count == 0) return 1;

        foreach (var line in Table.Lines(_report.Figures)) output.WriteLine(line);
        output.WriteLine();
        foreach (var line in (IEnumerable<string>)[.. Table.Summary(_report.Figures), "", .. Table.Latencies(_report.Figures)]) output.WriteLine(line);
        output.WriteLine();
        name ??= DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        output.WriteLine($"Written to {Path.GetRelativePath(Repository.Folder, ReportFiles.Write(_report, programme.Command, name))}, with the figures as JSON and a plot beside it.");
        return 0;
    }
}
