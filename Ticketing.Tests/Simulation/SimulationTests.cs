using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Simulation;

/// <summary>
/// Runs thousands of small worlds, each from its own seed. The seeds are divided among several classes, because xunit runs classes in
/// parallel. Environment variables can choose other runs, see <see cref="Replay"/>.
/// </summary>
public abstract class SimulationTests(ITestOutputHelper output, int part)
{
    private const int Parts = 4;

    // A class stops after this many failing seeds: more of them tell nothing new.
    private const int MostBroken = 10;

    [Fact]
    public void Two_thousand_seeds_keep_every_promise()
    {
        var asked = Replay.Asked();
        if (asked.Count > 0)
        {
            for (var next = part; next < asked.Count; next += Parts) new Replay(output).Run(asked[next]);
            return;
        }

        var (steps, runs) = (0L, 0);
        var broken = new List<(int Seed, BrokenPromiseException Why)>();
        for (var next = part; next < Replay.Seeds && broken.Count < MostBroken; next += Parts)
        {
            var world = new World(next);
            try
            {
                world.Run();
            }
            catch (BrokenPromiseException e)
            {
                broken.Add((next, e));
            }

            (steps, runs) = (steps + world.Scheduler.Steps, runs + 1);
        }

        output.WriteLine($"{runs} worlds, {steps} steps");
        broken.ShouldBeEmpty($"{string.Join('\n', broken.Select(one => $"{one.Seed}: {one.Why.Promise}"))}\n{broken.FirstOrDefault().Why?.Message}");
    }
}

[Trait("Suite", "Simulation")]
public sealed class SimulationFirstTests(ITestOutputHelper output) : SimulationTests(output, 0);

[Trait("Suite", "Simulation")]
public sealed class SimulationSecondTests(ITestOutputHelper output) : SimulationTests(output, 1);

[Trait("Suite", "Simulation")]
public sealed class SimulationThirdTests(ITestOutputHelper output) : SimulationTests(output, 2);

[Trait("Suite", "Simulation")]
public sealed class SimulationFourthTests(ITestOutputHelper output) : SimulationTests(output, 3);
