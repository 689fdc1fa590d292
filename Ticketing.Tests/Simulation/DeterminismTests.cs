using Shouldly;
using Xunit;

namespace Ticketing.Tests.Simulation;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(44)]
    [InlineData(183)]
    [InlineData(1730)]
    public void A_seed_gives_the_same_run_again(int seed)
    {
        var (first, second) = (Run(seed), Run(seed));

        second.Trace.ShouldBe(first.Trace);
        (second.Scheduler.Steps, second.Scheduler.Hash.Value).ShouldBe((first.Scheduler.Steps, first.Scheduler.Hash.Value));
    }

    [Fact]
    public void Another_seed_gives_another_run() => Run(1).Scheduler.Hash.Value.ShouldNotBe(Run(2).Scheduler.Hash.Value);

    private static World Run(int seed)
    {
        var world = new World(seed);
        world.Run();
        return world;
    }
}
