using Shouldly;
using Ticketing.Api.Carts;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Carts;

[Trait("Suite", "Unit")]
public sealed class AddressHoldsTests
{
    private static readonly DateTimeOffset s_now = TestClock.Start;
    private static readonly DateTimeOffset s_until = s_now.AddMinutes(5);
    private static readonly Guid s_kim = Guid.Parse("00000000-0000-0000-0000-000000000001");

    private readonly AddressHolds _holds = new(limit: 4, capacity: 10);

    [Fact]
    public void An_address_has_room_for_so_many_seats_of_a_performance_and_the_refusal_names_the_first_end()
    {
        Take("h1", 2).ShouldBeNull();
        _holds.Became(Hold("h1", 2), s_now.AddMinutes(3));
        Take("h2", 2).ShouldBeNull();
        Take("h3", 1).ShouldBe((4, s_now.AddMinutes(3)));
        Take("h3", 1, site: "192.0.2.2").ShouldBeNull();
        Take("h4", 1, performance: "p2").ShouldBeNull();
    }

    [Fact]
    public void A_hold_leaves_when_its_time_is_over_and_its_place_in_the_memory_too()
    {
        Take("h1", 4).ShouldBeNull();
        Take("h2", 1, now: s_until.AddTicks(-1)).ShouldNotBeNull();
        Take("h2", 1, now: s_until).ShouldBeNull();
        _holds.Count.ShouldBe(1);
    }

    [Fact]
    public void A_refusal_gives_the_room_back_and_a_repeat_takes_no_more()
    {
        Take("h1", 4).ShouldBeNull();
        Take("h1", 4).ShouldBeNull();
        _holds.Refused(Hold("h1", 0));
        (_holds.Count, _holds.Sites).ShouldBe((0, 0));
    }

    [Fact]
    public void A_refused_repeat_leaves_the_seats_that_are_held_counted()
    {
        Take("h1", 4).ShouldBeNull();
        _holds.Became(Hold("h1", 4), s_until);
        Take("h1", 1).ShouldBeNull();
        _holds.Refused(Hold("h1", 0));
        Take("h2", 1).ShouldNotBeNull();
    }

    [Fact]
    public void Only_the_owner_takes_a_hold_off_and_only_in_its_performance()
    {
        Take("h1", 4).ShouldBeNull();
        _holds.Became(Hold("h1", 4), s_until);
        _holds.Released(Hold("h1", 0) with { User = Guid.NewGuid() });
        _holds.Released(Hold("h1", 0) with { Performance = "p2" });
        Take("h2", 1).ShouldNotBeNull();
        _holds.Released(Hold("h1", 0));
        Take("h2", 1).ShouldBeNull();
    }

    [Fact]
    public void An_extension_moves_the_end()
    {
        Take("h1", 4).ShouldBeNull();
        _holds.Became(Hold("h1", 4), s_now.AddMinutes(10));
        Take("h2", 1, now: s_until).ShouldBe((4, s_now.AddMinutes(10)));
    }

    [Fact]
    public void Never_more_holds_than_the_capacity_are_remembered()
    {
        for (var number = 0; number < 100; number++) Take($"h{number}", 1, site: $"192.0.2.{number}").ShouldBeNull();
        (_holds.Count, _holds.Sites).ShouldBe((10, 10));
        for (var number = 0; number < 100; number++)
        {
            Take($"r{number}", 1, site: "198.51.100.1").ShouldBeNull();
            _holds.Released(Hold($"r{number}", 0));
        }

        _holds.Count.ShouldBeLessThanOrEqualTo(10);
    }

    private (int, DateTimeOffset)? Take(string holdId, int seats, string site = "192.0.2.1", string performance = "p1", DateTimeOffset? now = null) =>
        _holds.TryTake(Hold(holdId, seats) with { Performance = performance }, site, (now ?? s_now).AddMinutes(5), now ?? s_now);

    private static HeldOf Hold(string holdId, int seats) => new(holdId, "p1", s_kim, seats);
}
