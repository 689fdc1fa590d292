using Shouldly;
using Ticketing.Tests.Simulation.Planted;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Simulation;

[Trait("Suite", "Simulation")]
public sealed class ShrinkerTests(ITestOutputHelper output)
{
    // The planted bug shows in the fifth world or so; more are tried, because every change of the product changes what happens in a world.
    private const int Worlds = 100;

    [Fact]
    public void A_failing_world_is_made_smaller_while_it_fails_alike()
    {
        // Worlds with nine buyers and eight faults.
        var failing = Enumerable.Range(0, Worlds)
            .Select(seed => Scenario.Of(seed, change: settings => settings with { Buyers = 9, Crashes = 4, Outages = 2, ClockJumps = 2 }))
            .First(scenario => Try(scenario) is not null);
        var broken = Try(failing).ShouldNotBeNull();
        var shrinker = new Shrinker(broken.Promise, Try);

        var small = shrinker.Shrink(failing);

        output.WriteLine($"{shrinker.Runs} runs: {small.Write()}");
        Try(small).ShouldNotBeNull().Promise.ShouldBe(broken.Promise);
        small.Troubles.ShouldBeEmpty();
        small.Buyers.Count.ShouldBeLessThanOrEqualTo(2);
        (small.Settings.OneWayLoss, small.Settings.NotWritten).ShouldBe((0, 0));
        small.Settings.Rounds.ShouldBeLessThan(4);
    }

    [Fact]
    public void A_scenario_that_was_written_down_is_the_same_when_it_is_read()
    {
        var scenario = Scenario.Of(seed: 2);

        var read = Scenario.Read(scenario.Write());

        read.Settings.ShouldBe(scenario.Settings);
        read.Write().ShouldBe(scenario.Write());
    }

    private static BrokenPromiseException? Try(Scenario scenario)
    {
        try
        {
            new World(scenario, new TakesUnknownForDeclined()).Run();
            return null;
        }
        catch (BrokenPromiseException e)
        {
            return e;
        }
    }
}
