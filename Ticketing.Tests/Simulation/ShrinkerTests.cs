using Shouldly;
using Ticketing.Tests.Simulation.Planted;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Simulation;

[Trait("Suite", "Simulation")]
public sealed class ShrinkerTests(ITestOutputHelper output)
{
    // A world with nine buyers and eight faults in which the planted bug shows.
    private const int Seed = 2;

    [Fact]
    public void A_failing_world_is_made_smaller_while_it_fails_alike()
    {
        var failing = Scenario.Of(Seed, change: settings => settings with { Buyers = 9, Crashes = 4, Outages = 2, ClockJumps = 2 });
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
        var scenario = Scenario.Of(Seed);

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
