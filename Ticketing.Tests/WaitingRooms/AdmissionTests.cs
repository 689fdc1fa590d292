using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Unit")]
public sealed class AdmissionTests
{
    [Fact]
    public void A_called_person_is_let_in_for_one_session()
    {
        var world = RoomWorld.Open();
        world.EnterAll(1);
        world.Tick();
        var admitted = world.Admit(0);
        admitted.Entry.ShouldBe(new EntryToken(RoomWorld.Performance, RoomWorld.User(0), 1L << 32, world.Now + WaitingRoomSettings.DefaultSession));
        admitted.Changes.Waiters.ShouldBe([
            new WaiterRow(RoomWorld.Performance, RoomWorld.User(0), 1, 0, WaiterRowState.Entered, admitted.Entry.ExpiresAt) { Version = 2 },
        ]);
    }

    [Fact]
    public void A_second_tab_gets_the_same_entry()
    {
        var world = RoomWorld.Open();
        world.EnterAll(1);
        world.Tick();
        var first = world.Admit(0);
        world.Pass(100);
        var second = world.Admit(0);
        second.Entry.ShouldBe(first.Entry);
        second.Changes.IsEmpty.ShouldBeTrue();
        world.Room.Active.ShouldBe(1);
    }

    [Fact]
    public void Nobody_is_let_in_without_being_called()
    {
        var world = RoomWorld.Open(cap: 1);
        world.EnterAll(2);
        world.Tick();
        world.Admit(1).Refusal.ShouldBe(RoomRefusal.NotCalled);
        world.Admit(7).Refusal.ShouldBe(RoomRefusal.NotInRoom);
        world.Room.Active.ShouldBe(0);
    }

    [Fact]
    public void A_missed_grace_gives_the_slot_to_the_next()
    {
        var world = RoomWorld.Open(cap: 1, graceSeconds: 30);
        world.EnterAll(2);
        world.Tick();
        world.Pass(29.999);
        world.Tick();
        world.State(0).ShouldBe(WaiterState.Called);
        world.Pass(0.001);
        world.Tick();
        world.State(0).ShouldBe(WaiterState.Lapsed);
        world.State(1).ShouldBe(WaiterState.Called);
    }

    [Fact]
    public void Who_lapsed_is_let_in_at_once_when_a_slot_is_free()
    {
        var world = RoomWorld.Open(cap: 1, graceSeconds: 30);
        world.EnterAll(1);
        world.Tick();
        world.Pass(31);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.None);
    }

    [Fact]
    public void Who_lapsed_comes_before_anybody_new_once_back_and_in_order_of_place()
    {
        var world = RoomWorld.Open(cap: 2, graceSeconds: 30);
        world.EnterAll(10);
        world.Tick();
        world.Pass(31);
        world.Tick();
        world.Admit(2);
        world.Admit(3);
        world.Admit(1).Refusal.ShouldBe(RoomRefusal.WaitForSlot);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.WaitForSlot);

        world.Leave(2);
        world.Tick();
        world.State(0).ShouldBe(WaiterState.Called);
        world.State(1).ShouldBe(WaiterState.Returned);
        world.Leave(3);
        world.Tick();
        world.Admit(1).Refusal.ShouldBe(RoomRefusal.None);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.None);
        world.Room.Head.ShouldBe(4);
    }

    [Fact]
    public void Who_lapsed_and_did_not_come_back_holds_nobody_up()
    {
        var world = RoomWorld.Open(cap: 1, graceSeconds: 30);
        world.EnterAll(5);
        for (var user = 0; user < 5; user++)
        {
            world.Tick();
            world.State(user).ShouldBe(WaiterState.Called);
            world.Pass(30);
        }
    }

    [Fact]
    public void A_place_is_given_up_long_after_the_call_and_the_next_one_is_at_the_end()
    {
        var world = RoomWorld.Open(cap: 1, graceSeconds: 30, abandonMinutes: 30);
        world.EnterAll(3);
        world.Tick();
        world.Pass((30 * 60) - 0.001);
        world.Tick();
        world.State(0).ShouldBe(WaiterState.Lapsed);
        world.Pass(0.001);
        var given = world.Tick();
        given.Waiters.Single().State.ShouldBe(WaiterRowState.Left);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.NotInRoom);
        world.Enter(0).Ticket.Index.ShouldBe(3);
    }

    [Fact]
    public void Giving_up_and_entering_again_in_one_command_writes_one_row()
    {
        var world = RoomWorld.Open(cap: 1, abandonMinutes: 30);
        world.EnterAll(1);
        world.Tick();
        world.Pass(60);
        world.Tick();
        world.Pass(30 * 60);
        world.Enter(0).Changes.Waiters.ShouldBe([
            new WaiterRow(RoomWorld.Performance, RoomWorld.User(0), 1, 1, WaiterRowState.Waiting, null) { Version = 2 },
        ]);
    }

    [Fact]
    public void Waiting_for_a_slot_is_not_abandoning_the_place()
    {
        var world = RoomWorld.Open(cap: 1, graceSeconds: 30, abandonMinutes: 1);
        world.EnterAll(2);
        world.Tick();
        world.Pass(31);
        world.Tick();
        world.Admit(1);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.WaitForSlot);
        world.Pass(9 * 60);
        world.Tick();
        world.State(0).ShouldBe(WaiterState.Returned);
        world.Pass(60);
        world.Tick();
        world.State(0).ShouldBe(WaiterState.Called);
    }

    [Fact]
    public void The_last_call_decides_when_a_place_is_given_up()
    {
        var world = RoomWorld.Open(cap: 1, graceSeconds: 30, abandonMinutes: 5);
        world.EnterAll(2);
        world.Tick();
        world.Pass(31);
        world.Tick();
        world.Admit(1);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.WaitForSlot);
        world.Pass(200);
        world.Leave(1);
        world.Tick();
        world.State(0).ShouldBe(WaiterState.Called);
        world.Pass(100);
        world.Tick();
        world.State(0).ShouldBe(WaiterState.Lapsed);
        world.Pass(199.999);
        world.Tick();
        world.State(0).ShouldBe(WaiterState.Lapsed);
        world.Pass(0.001);
        world.Tick();
        world.State(0).ShouldBeNull();
    }

    [Fact]
    public void One_answer_gives_up_a_limited_number_of_places()
    {
        var world = RoomWorld.Open(cap: 1000);
        world.EnterAll(600);
        world.Tick();
        world.Pass(60 * 60);
        world.Tick().Waiters.Length.ShouldBe(256);
        world.Tick().Waiters.Length.ShouldBe(256);
        var last = world.Tick();
        last.Waiters.Length.ShouldBe(88);
        last.Writes().Length.ShouldBe(88);
    }

    [Fact]
    public void Leaving_frees_the_slot_at_once_and_can_be_repeated()
    {
        var world = RoomWorld.Open(cap: 1);
        world.EnterAll(2);
        world.Tick();
        world.Admit(0);
        world.Leave(0).Waiters.Single().State.ShouldBe(WaiterRowState.Left);
        world.Leave(0).IsEmpty.ShouldBeTrue();
        world.Leave(9).IsEmpty.ShouldBeTrue();
        world.Pass(0.01);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Called);
    }

    [Fact]
    public void Leaving_while_called_frees_the_slot_too()
    {
        var world = RoomWorld.Open(cap: 1);
        world.EnterAll(2);
        world.Tick();
        world.Leave(0);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Called);
    }

    [Fact]
    public void An_entry_ends_with_its_session_and_frees_the_slot()
    {
        var world = RoomWorld.Open(cap: 1);
        world.EnterAll(2);
        world.Tick();
        world.Admit(0);
        world.Pass(599.999);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Waiting);
        world.Pass(0.001);
        world.Tick();
        world.State(0).ShouldBeNull();
        world.State(1).ShouldBe(WaiterState.Called);
        world.Enter(0).Ticket.Index.ShouldBe(2);
    }

    [Fact]
    public void Time_does_not_run_backwards()
    {
        var world = RoomWorld.Open(cap: 1, graceSeconds: 30);
        world.EnterAll(1);
        world.Tick();
        world.Pass(-3600);
        world.Admit(0).Entry.ExpiresAt.ShouldBe(RoomWorld.Opening.AddSeconds(1) + WaitingRoomSettings.DefaultSession);
    }
}
