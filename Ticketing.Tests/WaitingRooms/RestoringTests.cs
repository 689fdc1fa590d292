using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Unit")]
public sealed class RestoringTests
{
    [Fact]
    public void Places_and_the_draw_survive()
    {
        var world = new RoomWorld(RoomWorld.Settings(order: WaitingRoomOrder.Shuffled), RoomWorld.Opening.AddSeconds(-1));
        world.EnterAll(40);
        world.Leave(7);
        world.Restart();
        world.Pass(2);
        world.Tick();
        world.Enter(40);
        var places = Places(world);
        world.Restart();
        Places(world).ShouldBe(places);
        world.Enter(41).Ticket.Index.ShouldBe(41);
    }

    [Fact]
    public void People_inside_keep_their_entries()
    {
        var world = RoomWorld.Open(cap: 2);
        world.EnterAll(3);
        world.Tick();
        var entry = world.Admit(0).Entry;
        world.Restart();
        world.Admit(0).Entry.ShouldBe(entry);
        world.Pass(600);
        world.Tick();
        world.State(0).ShouldBeNull();
    }

    [Fact]
    public void An_entry_that_ended_meanwhile_holds_no_slot()
    {
        var world = RoomWorld.Open(cap: 1);
        world.EnterAll(2);
        world.Tick();
        world.Admit(0);
        world.Pass(600);
        world.Restart();
        world.Room.Active.ShouldBe(0);
        world.State(0).ShouldBeNull();
        world.Pass(1);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Called);
    }

    [Fact]
    public void People_in_grace_are_called_with_a_fresh_grace()
    {
        var world = RoomWorld.Open(cap: 3, graceSeconds: 30);
        world.EnterAll(6);
        world.Tick();
        world.Admit(1);
        world.Pass(20);
        world.Restart();
        (world.Room.Active, world.Room.Reserved, world.Room.Head).ShouldBe((1, 2, 3));
        world.Pass(29);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.None);
        world.Admit(2).Refusal.ShouldBe(RoomRefusal.None);
    }

    [Fact]
    public void People_called_beyond_the_cap_keep_their_priority_and_wait_for_a_slot()
    {
        var world = RoomWorld.Open(cap: 3, graceSeconds: 30);
        world.EnterAll(6);
        world.Tick();
        world.Change(settings => settings with { Cap = 1 });
        world.Restart();
        (world.State(0), world.State(1), world.State(2)).ShouldBe((WaiterState.Called, WaiterState.Lapsed, WaiterState.Lapsed));
        world.Admit(1).Refusal.ShouldBe(RoomRefusal.WaitForSlot);
        world.Leave(0);
        world.Pass(5);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Called);
        world.Room.Head.ShouldBe(3);
    }

    [Fact]
    public void People_whose_grace_was_over_take_no_slot_from_the_line()
    {
        var world = RoomWorld.Open(cap: 2, graceSeconds: 30);
        world.EnterAll(6);
        world.Tick();
        world.Pass(31);
        world.Tick();
        world.Restart();
        (world.State(0), world.State(1)).ShouldBe((WaiterState.Lapsed, WaiterState.Lapsed));
        (world.State(2), world.State(3)).ShouldBe((WaiterState.Called, WaiterState.Called));
    }

    [Fact]
    public void A_restart_gives_no_second_burst()
    {
        var world = RoomWorld.Open(rate: 10, cap: 1000);
        world.EnterAll(100);
        world.Tick();
        world.Restart();
        world.Tick();
        world.Room.Head.ShouldBe(10);
    }

    [Fact]
    public void A_number_whose_row_was_lost_before_its_answer_blocks_nobody()
    {
        var world = new RoomWorld(RoomWorld.Settings(cap: 2, order: WaitingRoomOrder.Shuffled), RoomWorld.Opening.AddSeconds(-1));
        world.EnterAll(3);
        _ = world.Room.Visitors.Enter(RoomWorld.User(3), world.Now);
        world.Pass(2);
        world.Tick();
        world.Row.LobbyCount.ShouldBe(4);
        world.Restart();
        for (var round = 0; round < 3; round++)
        {
            world.Pass(1);
            world.Tick();
            for (var user = 0; user < 3; user++)
                if (world.Admit(user).Refusal == RoomRefusal.None)
                    world.Leave(user);
        }

        world.Waiters.Values.ShouldAllBe(row => row.State == WaiterRowState.Left);
        world.Enter(3).Ticket.Index.ShouldBe(4);
    }

    [Fact]
    public void Heads_published_after_a_restart_are_newer()
    {
        var world = RoomWorld.Open();
        world.EnterAll(2);
        var before = world.Room.Publish().Version;
        world.Room.Publish().Version.ShouldBe(before + 1);
        world.Restart();
        world.Room.Publish().Version.ShouldBeGreaterThan(before + 1);
    }

    [Fact]
    public void What_a_room_says_that_another_one_has_taken_over_from_is_older_however_late_it_is_said()
    {
        var world = RoomWorld.Open(cap: 1);
        world.EnterAll(3);
        world.Tick();
        var dead = world.Room;
        world.Restart();
        world.Leave(0);
        world.Pass(1);
        world.Tick();
        var told = world.Room.Publish();

        dead.Tick(world.Now.AddSeconds(1));
        var late = dead.Publish();
        late.Head.ShouldBeLessThan(told.Head);
        late.Version.ShouldBeLessThan(told.Version);
    }

    [Fact]
    public void A_restored_room_writes_its_row_with_its_first_command()
    {
        var world = RoomWorld.Open();
        world.EnterAll(2);
        world.Tick();
        var before = world.Row.Version;
        world.Restart();
        world.Tick().Room!.Version.ShouldBe(before + 1);
        world.Tick().IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Rows_that_contradict_each_other_stop_the_room()
    {
        var world = RoomWorld.Open();
        Should.Throw<InvalidOperationException>(() => WaitingRoom.Restore(world.Row with { LobbyCount = null, Head = 3 }, [], world.Now));
    }

    private static List<int?> Places(RoomWorld world) =>
        [.. Enumerable.Range(0, 41).Select(user => world.Room.Visitors.Look(RoomWorld.User(user))?.Place)];
}
