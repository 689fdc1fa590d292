using Shouldly;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>Who is called and does not come lapses, and may come back.</summary>
[Trait("Suite", "Unit")]
public sealed class MissedCallTests
{
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
}
