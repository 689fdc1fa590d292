using System.Globalization;
using Ticketing.Tests.Simulation.Host;
using Xunit.Abstractions;

namespace Ticketing.Tests.Simulation;

/// <summary>The settings of a run from environment variables; docs/simulation.md says how to use them.</summary>
internal sealed class Replay(ITestOutputHelper output)
{
    private static readonly string? ScenarioFile = Text("TICKETING_SIM_SCENARIO");
    private static readonly string? LogFile = Text("TICKETING_SIM_LOG");
    private static readonly string? SmallFile = Text("TICKETING_SIM_SHRINK");

    /// <summary>The number of seeds to run.</summary>
    public static int Seeds { get; } = Number("TICKETING_SIM_SEEDS") ?? 2_000;

    /// <summary>The scenarios to run instead of the seeds; empty when none is given.</summary>
    public static IReadOnlyList<Scenario> Asked()
    {
        if (ScenarioFile is { } file) return [Scenario.Read(File.ReadAllText(file))];
        if (Number("TICKETING_SIM_SEED") is not { } seed) return [];
        return Number("TICKETING_SIM_SCHEDULES") is { } count
            ? [.. Enumerable.Range(0, count).Select(schedule => Scenario.Of(seed, schedule))]
            : [Scenario.Of(seed, Number("TICKETING_SIM_SCHEDULE"))];
    }

    /// <summary>Runs a scenario and prints everything that happened. A failing scenario is made smaller if the environment asks for that.</summary>
    public void Run(Scenario scenario)
    {
        var world = new World(scenario);
        world.Scheduler.Log = LogFile is null ? null : new DecisionLog();
        try
        {
            world.Run();
        }
        catch (BrokenPromiseException e) when (SmallFile is not null)
        {
            Shrink(scenario, e);
            throw;
        }
        finally
        {
            output.WriteLine($"{scenario.Write()}\n{string.Join('\n', world.Trace)}\n{world.Scheduler.Steps} steps, trace {world.Scheduler.Hash.Value:x}");
            if (world.Scheduler.Log is { } log) output.WriteLine(Compare(log));
        }
    }

    // The first run saves its decisions; a later run reports where it differs.
    private static string Compare(DecisionLog log)
    {
        if (File.Exists(LogFile)) return log.Divergence(File.ReadAllLines(LogFile)) ?? $"Every decision was that of {LogFile}.";
        File.WriteAllLines(LogFile!, log.Lines);
        return $"{log.Count} decisions written to {LogFile}.";
    }

    private void Shrink(Scenario failing, BrokenPromiseException broken)
    {
        var shrinker = new Shrinker(broken.Promise, Try);
        var small = shrinker.Shrink(failing);
        File.WriteAllText(SmallFile!, small.Write());
        output.WriteLine(
            $"""
            {shrinker.Runs} runs made it smaller: {failing.Buyers.Count} buyers and {failing.Troubles.Count} troubles became {small.Buyers.Count} and {small.Troubles.Count}.
            Replay: TICKETING_SIM_SCENARIO={SmallFile} dotnet test --filter Suite=Simulation
            {Try(small)?.Message}
            """);
    }

    private static BrokenPromiseException? Try(Scenario scenario)
    {
        try
        {
            new World(scenario).Run();
            return null;
        }
        catch (BrokenPromiseException e)
        {
            return e;
        }
    }

    private static string? Text(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;

    private static int? Number(string name) =>
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
