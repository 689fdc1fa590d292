using Shouldly;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Calls;
using Ticketing.Grains.WaitingRooms.Line;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>Who is silent when the turn comes is not called, keeps the place, and is called at the next poll before anybody new.</summary>
[Trait("Suite", "Unit")]
public sealed class SilentPollerTests
{
    [Fact]
    public void Who_is_silent_is_passed_over_and_who_polls_is_called()
    {
        var world = Full(people: 3, silent: [1, 2]);
        world.Leave(0);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Silent);
        world.State(2).ShouldBe(WaiterState.Silent);
        world.State(3).ShouldBe(WaiterState.Called);
        (world.Room.Reserved, world.Room.Waiting).ShouldBe((1, 0));
    }

    [Fact]
    public void The_place_stays_and_the_next_poll_is_called_before_anybody_new()
    {
        var world = Full(people: 4, silent: [1, 2]);
        world.Leave(0);
        world.Tick();
        world.Admit(3).Refusal.ShouldBe(RoomRefusal.None);
        var before = world.Room.Visitors.Look(RoomWorld.User(2))!.Value;

        world.Pass(3600);
        world.Admit(2).Refusal.ShouldBe(RoomRefusal.WaitForSlot);
        (world.Room.Visitors.Look(RoomWorld.User(2))!.Value.Place, world.Room.Visitors.Look(RoomWorld.User(2))!.Value.Index).ShouldBe((before.Place, before.Index));
        world.Leave(3);
        world.Tick();

        world.State(2).ShouldBe(WaiterState.Called);
        world.State(4).ShouldBe(WaiterState.Waiting);
    }

    [Fact]
    public void Of_two_who_come_back_the_one_in_front_is_called_first()
    {
        var world = Full(people: 3, silent: [1, 2]);
        world.Leave(0);
        world.Tick();
        world.Admit(3);
        world.Admit(2).Refusal.ShouldBe(RoomRefusal.WaitForSlot);
        world.Admit(1).Refusal.ShouldBe(RoomRefusal.WaitForSlot);
        world.Leave(3);
        world.Pass(1);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Called);
        world.State(2).ShouldBe(WaiterState.Returned);
    }

    [Fact]
    public void Nobody_is_silent_before_twice_the_told_interval_and_twenty_seconds()
    {
        var world = Full(people: 2, silent: [1]);
        world.Pass(SilenceWatch.Longest.TotalSeconds);
        world.Hear(0, 1);
        var told = world.Estimate(2).PollAfter;
        var allowed = SilenceWatch.Allowed(PlaceEstimate.Of(world.Room.Publish(), new(RoomWorld.Performance, RoomWorld.User(1), 1, false, 1), world.Now).PollAfter);
        told.ShouldBeLessThanOrEqualTo(PlaceEstimate.SlowestPoll);
        allowed.TotalSeconds.ShouldBeInRange(22, 40);

        world.Pass(allowed.TotalSeconds);
        world.Leave(0);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Called);
    }

    [Fact]
    public void A_moment_later_somebody_is()
    {
        var world = Full(people: 2, silent: [1]);
        world.Pass(SilenceWatch.Longest.TotalSeconds);
        world.Hear(0, 1);
        var allowed = SilenceWatch.Allowed(PlaceEstimate.Of(world.Room.Publish(), new(RoomWorld.Performance, RoomWorld.User(1), 1, false, 1), world.Now).PollAfter);

        world.Pass(allowed.TotalSeconds + 0.001);
        world.Leave(0);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Silent);
    }

    [Fact]
    public void After_a_restart_everybody_counts_as_heard_for_the_longest_interval()
    {
        var world = Full(people: 3, silent: [1, 2]);
        world.Restart();
        world.Tick();
        world.Leave(0);
        world.Pass(SilenceWatch.Longest.TotalSeconds);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Called);

        var later = Full(people: 3, silent: [1, 2]);
        later.Restart();
        later.Tick();
        later.Leave(0);
        later.Pass(SilenceWatch.Longest.TotalSeconds + 0.001);
        later.Tick();
        later.State(1).ShouldBe(WaiterState.Silent);
    }

    [Fact]
    public void Somebody_outside_of_the_window_is_not_passed_over()
    {
        // The window of a rate of 1 has sixty places. Person 61 comes into it only when the first is called.
        var world = RoomWorld.Open(rate: 1, cap: 1);
        world.EnterAll(63);
        world.Tick();
        world.Admit(0);
        world.Tick();
        foreach (var user in Enumerable.Range(1, 62)) world.Silent.Add(user);
        world.Pass(60);
        world.Tick();
        CallWindow.EndOf(1, 1).ShouldBe(61);
        world.Leave(0);
        world.Tick();
        world.State(60).ShouldBe(WaiterState.Silent);
        world.State(61).ShouldBe(WaiterState.Called);
        CallWindow.EndOf(7, 100_000).ShouldBe(7 + CallWindow.MaxPlaces);
    }

    [Fact]
    public void Thousands_of_silent_people_do_not_block_the_line()
    {
        var world = RoomWorld.Open(rate: 100, cap: 1);
        world.EnterAll(5_002);
        world.Tick();
        world.Admit(0);
        foreach (var user in Enumerable.Range(1, 5_000)) world.Silent.Add(user);
        world.Tick();
        world.Pass(60);
        world.Tick();
        world.Leave(0);
        world.Tick();
        world.State(5_001).ShouldBe(WaiterState.Called);
    }

    [Fact]
    public void People_who_come_back_all_at_once_come_in_at_the_rate()
    {
        var world = RoomWorld.Open(rate: 2, cap: 1);
        world.EnterAll(22);
        world.Tick();
        world.Admit(0);
        foreach (var user in Enumerable.Range(1, 20)) world.Silent.Add(user);
        world.Pass(60);
        world.Tick();
        world.Leave(0);
        world.Tick();
        world.Change(settings => settings with { Cap = 100 });
        foreach (var user in Enumerable.Range(1, 20)) world.Admit(user);
        world.Pass(1);
        world.Tick();
        Enumerable.Range(1, 20).Count(user => world.State(user) is WaiterState.Called or WaiterState.Active).ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public void Who_enters_again_or_comes_new_has_been_heard()
    {
        var world = Full(people: 3, silent: [1, 2, 4]);
        world.Enter(2);
        world.Enter(4);
        world.Leave(0);
        world.Tick();
        (world.State(1), world.State(2)).ShouldBe((WaiterState.Silent, WaiterState.Called));
        world.Leave(2);
        world.Leave(3);
        world.Pass(1);
        world.Tick();
        world.State(4).ShouldBe(WaiterState.Called);
    }

    [Fact]
    public void Who_leaves_while_silent_frees_no_slot_that_was_never_kept()
    {
        var world = Full(people: 3, silent: [1, 2]);
        world.Leave(0);
        world.Tick();
        world.Leave(1);
        (world.Room.Active, world.Room.Reserved).ShouldBe((0, 1));
        world.State(1).ShouldBeNull();
    }

    [Fact]
    public void A_report_of_another_room_or_of_places_that_do_not_exist_changes_nothing()
    {
        var world = Full(people: 2, silent: [1]);
        world.Room.Heard(new HeardPlaces(2, 0, [ulong.MaxValue]), world.Room.Publish(), world.Now);
        world.Room.Heard(new HeardPlaces(1, -64, [ulong.MaxValue]), world.Room.Publish(), world.Now);
        world.Room.Heard(new HeardPlaces(1, 1_000_000, [ulong.MaxValue]), world.Room.Publish(), world.Now);
        world.Leave(0);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Silent);
    }

    // Person 0 is inside and fills the room. The others have been in the window for longer than anybody may be silent.
    private static RoomWorld Full(int people, int[] silent)
    {
        var world = RoomWorld.Open(cap: 1, abandonMinutes: 30);
        world.Change(settings => settings with { Session = TimeSpan.FromHours(2) });
        world.EnterAll(people + 1);
        world.Tick();
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.None);
        foreach (var user in silent) world.Silent.Add(user);
        world.Pass(SilenceWatch.Longest.TotalSeconds + 1);
        world.Tick();
        return world;
    }
}
