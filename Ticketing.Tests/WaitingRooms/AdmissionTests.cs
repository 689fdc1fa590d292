using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>Who is called is let in, and leaves or stays to the end of the session.</summary>
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
