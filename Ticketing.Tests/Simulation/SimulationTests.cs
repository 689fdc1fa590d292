using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Simulation;

/// <summary>
/// Thousands of small worlds, each from its own seed. <c>TICKETING_SIM_SEED=1234</c> runs exactly that one and writes its trace;
/// <c>TICKETING_SIM_SEEDS=100000</c> runs more of them. The seeds are dealt to several classes, because xunit runs classes in parallel.
/// </summary>
public abstract class SimulationTests(ITestOutputHelper output, int part)
{
    private const int Parts = 4;

    [Fact]
    public void Two_thousand_seeds_keep_every_promise()
    {
        if (Setting("TICKETING_SIM_SEED") is { } seed)
        {
            if (seed % Parts == part) Replay(seed);
            return;
        }

        var (seeds, steps) = (Setting("TICKETING_SIM_SEEDS") ?? 2_000, 0L);
        for (var next = part; next < seeds; next += Parts)
        {
            var world = new World(next);
            world.Run();
            steps += world.Scheduler.Steps;
        }

        output.WriteLine($"{steps} steps");
    }

    private void Replay(int seed)
    {
        var world = new World(seed);
        try
        {
            world.Run();
        }
        finally
        {
            output.WriteLine($"{world.Settings}\n{string.Join('\n', world.Trace)}\n{world.Scheduler.Steps} steps, trace {world.Scheduler.Hash.Value:x}");
        }
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

public sealed class SimulationFirstTests(ITestOutputHelper output) : SimulationTests(output, 0);

public sealed class SimulationSecondTests(ITestOutputHelper output) : SimulationTests(output, 1);

public sealed class SimulationThirdTests(ITestOutputHelper output) : SimulationTests(output, 2);

public sealed class SimulationFourthTests(ITestOutputHelper output) : SimulationTests(output, 3);
