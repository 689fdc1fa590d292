using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Unit")]
public sealed class PlaceEstimateTests
{
    [Fact]
    public void Position_counts_those_in_front_who_still_wait_and_nobody_behind()
    {
        var world = RoomWorld.Open(cap: 2);
        world.EnterAll(10);
        world.Tick();
        world.Leave(3);
        world.Leave(4);
        world.Leave(8);
        var estimate = world.Estimate(6);
        (estimate.Place, estimate.PeopleAhead, estimate.Position, estimate.Called).ShouldBe((6, 2, 3, false));
        world.Estimate(2).Position.ShouldBe(1);
    }

    [Fact]
    public void The_called_are_told_so()
    {
        var world = RoomWorld.Open(cap: 2);
        world.EnterAll(3);
        world.Tick();
        var called = world.Estimate(1);
        (called.Called, called.Position, called.EstimatedWait).ShouldBe((true, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Before_the_draw_there_is_no_position_and_with_strict_order_there_is()
    {
        var shuffled = new RoomWorld(RoomWorld.Settings(order: WaitingRoomOrder.Shuffled), RoomWorld.Opening.AddMinutes(-1));
        shuffled.EnterAll(5);
        var lobby = shuffled.Estimate(3);
        (lobby.Phase, lobby.Position, lobby.EstimatedWait).ShouldBe((RoomPhase.Lobby, null, null));

        var strict = new RoomWorld(RoomWorld.Settings(rate: 2), RoomWorld.Opening.AddMinutes(-1));
        strict.EnterAll(5);
        var estimate = strict.Estimate(3);
        (estimate.Position, estimate.EstimatedWait).ShouldBe((4, TimeSpan.FromSeconds(62)));
    }

    [Fact]
    public void The_wait_follows_the_set_rate_first_and_then_what_was_seen()
    {
        var world = RoomWorld.Open(rate: 100, cap: 2);
        world.EnterAll(402);
        world.Tick();
        world.Estimate(201).EstimatedWait.ShouldBe(TimeSpan.FromSeconds(2));
        // One person per second leaves, independently of the rate.
        for (var user = 0; user < 20; user++)
        {
            world.Admit(user);
            world.Leave(user);
            world.Pass(1);
            world.Tick();
        }

        var wait = world.Estimate(221).EstimatedWait!.Value.TotalSeconds;
        wait.ShouldBeInRange(180, 220);
    }

    [Fact]
    public void A_line_that_does_not_move_promises_nothing()
    {
        var world = RoomWorld.Open(cap: 1);
        world.EnterAll(5);
        world.Tick();
        world.Admit(0);
        for (var second = 0; second < 60; second++)
        {
            world.Pass(1);
            world.Tick();
        }

        world.Estimate(3).EstimatedWait.ShouldBeNull();
        world.Change(settings => settings with { Paused = true });
        world.Estimate(3).EstimatedWait.ShouldBeNull();
        world.Estimate(3).Position.ShouldBe(3);
    }

    [Fact]
    public void An_empty_line_in_the_past_does_not_scare_those_who_come_now()
    {
        var world = RoomWorld.Open(rate: 10, cap: 1000);
        for (var second = 0; second < 60; second++)
        {
            world.Pass(1);
            world.Tick();
        }

        world.Enter(0);
        world.Estimate(0).EstimatedWait.ShouldBe(TimeSpan.FromSeconds(0.1));
    }

    [Fact]
    public void Polls_are_a_second_or_two_at_the_front_and_up_to_ten_at_the_back_and_spread()
    {
        var world = RoomWorld.Open(rate: 1, cap: 1);
        world.EnterAll(2000);
        world.Tick();
        var head = world.Room.Publish();
        var polls = Enumerable.Range(0, 2000)
            .Select(index => PlaceEstimate.Of(head, new QueueTicket(RoomWorld.Performance, RoomWorld.User(index), index, false, 1), world.Now).PollAfter)
            .ToList();
        polls.Take(8).ShouldAllBe(poll => poll >= TimeSpan.FromSeconds(1) && poll < TimeSpan.FromSeconds(2));
        polls.Skip(100).ShouldAllBe(poll => poll >= TimeSpan.FromSeconds(5) && poll < TimeSpan.FromSeconds(10));
        var perSecond = polls.Skip(1000).GroupBy(poll => (int)poll.TotalSeconds).Select(group => group.Count()).ToList();
        perSecond.Count.ShouldBe(5);
        perSecond.ShouldAllBe(count => count > 180 && count < 220);
        world.Estimate(1500).PollAfter.ShouldBe(polls[1500]);
    }

    [Fact]
    public void A_ticket_of_another_room_is_void()
    {
        var world = RoomWorld.Open();
        var ticket = world.Enter(0).Ticket;
        PlaceEstimate.Of(world.Room.Publish(), ticket with { Generation = 2 }, world.Now).TicketIsVoid.ShouldBeTrue();
        PlaceEstimate.Of(world.Room.Publish(), ticket with { Performance = "x" }, world.Now).TicketIsVoid.ShouldBeTrue();
        PlaceEstimate.Of(world.Room.Publish(), ticket, world.Now).TicketIsVoid.ShouldBeFalse();
    }

    [Fact]
    public void The_sketch_of_leavers_is_exact_near_the_head_and_never_too_many_further_back() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var count = random.Next(1, 40_000);
            var left = new bool[count];
            var map = new LeaverMap();
            for (var leaver = random.Next(count); leaver > 0; leaver--)
            {
                var place = random.Next(count);
                left[place] = true;
                map.Mark(place);
            }

            var head = random.Next(count + 1);
            var sketch = map.Sketch(head, count);
            var (exact, inBlock) = (0, 0);
            for (var place = head; place < count; place++)
            {
                if (place % LeaverSketch.Block == 0)
                    inBlock = 0;
                var known = sketch.CountAhead(head, place);
                known.ShouldBe(place < (head / LeaverSketch.Block * LeaverSketch.Block) + LeaverSketch.Near ? exact : exact - inBlock);
                exact += left[place] ? 1 : 0;
                inBlock += left[place] ? 1 : 0;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void The_head_of_a_line_that_nobody_left_carries_nothing_extra_and_the_largest_one_stays_small()
    {
        var map = new LeaverMap();
        (map.Sketch(0, 50_000).Bits.Length, map.Sketch(0, 50_000).Before.Length).ShouldBe((0, 0));
        for (var place = 0; place < WaitingRoom.MaxPlaces; place += 2)
            map.Mark(place);
        var sketch = map.Sketch(1000, WaitingRoom.MaxPlaces);
        ((sketch.Bits.Length * 8) + (sketch.Before.Length * 4)).ShouldBeLessThan(9 * 1024);
    }
}
