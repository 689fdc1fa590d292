using Shouldly;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>Who is called and stays away for long loses the place.</summary>
[Trait("Suite", "Unit")]
public sealed class AbandonedPlaceTests
{
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
}
