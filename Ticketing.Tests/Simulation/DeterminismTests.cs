using Shouldly;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Simulation.Host;
using Ticketing.Tests.Simulation.Planted;
using Xunit;

namespace Ticketing.Tests.Simulation;

[Trait("Suite", "Simulation")]
public sealed class DeterminismTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(44)]
    [InlineData(183)]
    [InlineData(1730)]
    public void A_seed_gives_the_same_run_again(int seed)
    {
        var (first, second) = (Run(Scenario.Of(seed)), Run(Scenario.Of(seed)));

        first.Scheduler.Log!.Divergence(second.Scheduler.Log!).ShouldBeNull();
        second.Trace.ShouldBe(first.Trace);
        (second.Scheduler.Steps, second.Scheduler.Hash.Value).ShouldBe((first.Scheduler.Steps, first.Scheduler.Hash.Value));
    }

    [Fact]
    public void Another_seed_gives_another_run() => Run(Scenario.Of(1)).Scheduler.Hash.Value.ShouldNotBe(Run(Scenario.Of(2)).Scheduler.Hash.Value);

    [Fact]
    public void Another_schedule_of_a_seed_gives_the_same_world_another_order()
    {
        var (first, second) = (Run(Scenario.Of(3, schedule: 7)), Run(Scenario.Of(3, schedule: 8)));

        second.Scenario.ShouldBe(first.Scenario with { Schedule = 8, Buyers = second.Scenario.Buyers, Troubles = second.Scenario.Troubles });
        second.Scenario.Buyers.ShouldBe(first.Scenario.Buyers);
        second.Scenario.Troubles.ShouldBe(first.Scenario.Troubles);
        second.Scheduler.Hash.Value.ShouldNotBe(first.Scheduler.Hash.Value);
    }

    [Fact]
    public void Where_two_runs_part_because_of_something_that_no_seed_decides_is_said()
    {
        var steps = new List<long>();
        var (first, second) = (Run(Scenario.Of(3), new Unsteady(steps)), Run(Scenario.Of(3), new Unsteady(steps)));

        var said = first.Scheduler.Log!.Divergence(second.Scheduler.Log!).ShouldNotBeNull();

        // The second run waits where the first did not, so the following steps differ.
        var parted = long.Parse(said.Split('\n').Single(line => line.StartsWith("  first", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        parted.ShouldBeInRange(steps[0], steps[0] + 50);
    }

    private static World Run(Scenario scenario, Plant? plant = null)
    {
        var world = new World(scenario, plant) { Scheduler = { Log = new DecisionLog() } };
        if (plant is Unsteady unsteady) unsteady.World = world;
        world.Run();
        return world;
    }

    // Imitates a static field, a hash code or the machine's clock: the tenth commit is slow in every other run.
    private sealed class Unsteady(List<long> steps) : Plant
    {
        private int commits;

        public World World { get; set; } = null!;

        public override IRowStore Wrap(IRowStore store) => new Store(store, this);

        private sealed class Store(IRowStore inner, Unsteady plant) : IRowStore
        {
            public async ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
            {
                if (++plant.commits == 10 && plant.MayWait()) await Task.Yield();
                return await inner.TryCommitAsync(writes);
            }

            public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
                where T : Row => inner.ReadAsync(query);
        }

        private bool MayWait()
        {
            steps.Add(World.Scheduler.Steps);
            return steps.Count % 2 == 0;
        }
    }
}
