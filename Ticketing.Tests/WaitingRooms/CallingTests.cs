using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Unit")]
public sealed class CallingTests
{
    [Fact]
    public void Nobody_is_called_before_the_opening()
    {
        var world = new RoomWorld(RoomWorld.Settings(), RoomWorld.Opening.AddSeconds(-5));
        world.EnterAll(3);
        world.Pass(4.999);
        world.Tick();
        world.Room.Head.ShouldBe(0);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.NotCalled);
    }

    [Fact]
    public void The_head_is_in_the_row_before_it_can_be_published()
    {
        var world = RoomWorld.Open(cap: 2);
        world.EnterAll(5);
        world.Tick().Room!.Head.ShouldBe(2);
        world.Room.Publish().Head.ShouldBe(2);
        world.Tick().IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Calls_follow_the_rate_and_at_most_one_second_is_saved_up()
    {
        var world = RoomWorld.Open(rate: 10, cap: 1000);
        world.EnterAll(100);
        world.Tick();
        world.Room.Head.ShouldBe(10);
        world.Pass(0.25);
        world.Tick();
        world.Room.Head.ShouldBe(12);
        world.Pass(0.25);
        world.Tick();
        world.Room.Head.ShouldBe(15);
        world.Pass(60);
        world.Tick();
        world.Room.Head.ShouldBe(25);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(999)]
    public void A_rate_does_not_drift(int rate)
    {
        var world = RoomWorld.Open(rate: rate, cap: 1_000_000);
        world.EnterAll(rate * 31);
        for (var tick = 0; tick < 300; tick++)
        {
            world.Tick();
            world.Pass(0.1);
        }

        // The room could call one second's share at once; then thirty seconds less one tick have passed.
        world.Room.Head.ShouldBe(rate + (int)(29.9m * rate));
    }

    [Fact]
    public void Slots_of_people_inside_and_of_people_called_count_against_the_cap()
    {
        var world = RoomWorld.Open(cap: 3);
        world.EnterAll(10);
        world.Tick();
        world.Admit(0);
        world.Admit(2);
        (world.Room.Active, world.Room.Reserved, world.Room.Head).ShouldBe((2, 1, 3));
        world.Pass(1);
        world.Tick();
        world.Room.Head.ShouldBe(3);
    }

    [Fact]
    public void Leavers_in_line_cost_neither_slot_nor_rate()
    {
        var world = RoomWorld.Open(rate: 2, cap: 2);
        world.EnterAll(1000);
        for (var user = 0; user < 998; user++)
            world.Leave(user);
        world.Tick();
        world.State(998).ShouldBe(WaiterState.Called);
        world.State(999).ShouldBe(WaiterState.Called);
    }

    [Fact]
    public void Leavers_of_the_lobby_are_passed_over_wherever_the_draw_puts_them()
    {
        var world = new RoomWorld(RoomWorld.Settings(order: WaitingRoomOrder.Shuffled, cap: 2), RoomWorld.Opening.AddSeconds(-1));
        world.EnterAll(500);
        for (var user = 0; user < 498; user++)
            world.Leave(user);
        world.Pass(2);
        world.Tick();
        world.State(498).ShouldBe(WaiterState.Called);
        world.State(499).ShouldBe(WaiterState.Called);
    }

    [Fact]
    public void A_paused_room_calls_nobody_and_lets_in_who_was_called()
    {
        var world = RoomWorld.Open(cap: 2);
        world.EnterAll(5);
        world.Tick();
        world.Change(settings => settings with { Paused = true, Cap = 5 }).Changes.Room!.Paused.ShouldBeTrue();
        world.Pass(1);
        world.Tick();
        world.Room.Head.ShouldBe(2);
        world.Room.Publish().Phase.ShouldBe(RoomPhase.Paused);
        world.Admit(1).Refusal.ShouldBe(RoomRefusal.None);
        world.Change(settings => settings with { Paused = false });
        world.Tick();
        world.Room.Head.ShouldBe(5);
    }

    [Fact]
    public void A_lower_cap_throws_nobody_out_and_calls_nobody_until_below()
    {
        var world = RoomWorld.Open(cap: 4);
        world.EnterAll(10);
        world.Tick();
        world.Admit(0);
        world.Admit(1);
        world.Change(settings => settings with { Cap = 2 });
        world.Admit(2).Refusal.ShouldBe(RoomRefusal.None);
        (world.Room.Active, world.Room.Reserved).ShouldBe((3, 1));
        world.Leave(0);
        world.Leave(3);
        world.Pass(1);
        world.Tick();
        world.Room.Head.ShouldBe(4);
        world.Leave(1);
        world.Tick();
        world.State(4).ShouldBe(WaiterState.Called);
        world.Room.Head.ShouldBe(5);
    }

    [Fact]
    public void A_higher_rate_holds_from_the_next_tick()
    {
        var world = RoomWorld.Open(rate: 1, cap: 1000);
        world.EnterAll(200);
        world.Tick();
        world.Change(settings => settings with { RatePerSecond = 100 });
        world.Pass(0.5);
        world.Tick();
        world.Room.Head.ShouldBe(51);
    }

    [Theory]
    [InlineData(0, 10, 30, WaitingRoomSettingsRefusal.Rate)]
    [InlineData(100_001, 10, 30, WaitingRoomSettingsRefusal.Rate)]
    [InlineData(1, 0, 30, WaitingRoomSettingsRefusal.Cap)]
    [InlineData(1, 1_000_001, 30, WaitingRoomSettingsRefusal.Cap)]
    [InlineData(1, 1, 9, WaitingRoomSettingsRefusal.Grace)]
    [InlineData(1, 1, 601, WaitingRoomSettingsRefusal.Grace)]
    [InlineData(100_000, 1_000_000, 600, WaitingRoomSettingsRefusal.None)]
    [InlineData(1, 1, 10, WaitingRoomSettingsRefusal.None)]
    public void Settings_have_limits(int rate, int cap, int graceSeconds, WaitingRoomSettingsRefusal expected)
    {
        var world = RoomWorld.Open();
        var before = world.Room.Settings;
        var outcome = world.Change(_ => RoomWorld.Settings(rate, cap, graceSeconds: graceSeconds));
        outcome.Refusal.ShouldBe(expected);
        if (expected != WaitingRoomSettingsRefusal.None)
        {
            outcome.Changes.IsEmpty.ShouldBeTrue();
            world.Room.Settings.ShouldBe(before);
        }
    }

    [Fact]
    public void Session_abandonment_and_order_have_limits_too()
    {
        var settings = RoomWorld.Settings();
        settings.Validate().ShouldBe(WaitingRoomSettingsRefusal.None);
        (settings with { Session = TimeSpan.FromSeconds(59) }).Validate().ShouldBe(WaitingRoomSettingsRefusal.Session);
        (settings with { AbandonAfter = TimeSpan.FromSeconds(29) }).Validate().ShouldBe(WaitingRoomSettingsRefusal.AbandonAfter);
        (settings with { Order = (WaitingRoomOrder)9 }).Validate().ShouldBe(WaitingRoomSettingsRefusal.Order);
    }

    [Fact]
    public void The_draw_cannot_be_changed_once_open_but_the_opening_can_be_moved_before()
    {
        var world = new RoomWorld(RoomWorld.Settings(), RoomWorld.Opening.AddMinutes(-1));
        world.Change(settings => settings with { OpensAt = RoomWorld.Opening.AddMinutes(5) }).Refusal.ShouldBe(WaitingRoomSettingsRefusal.None);
        world.Pass(120);
        world.Tick();
        world.Room.Publish().Phase.ShouldBe(RoomPhase.Lobby);
        world.Pass(300);
        world.Change(settings => settings with { OpensAt = RoomWorld.Opening.AddMinutes(9) }).Refusal.ShouldBe(WaitingRoomSettingsRefusal.AlreadyOpen);
        world.Change(settings => settings with { Order = WaitingRoomOrder.Shuffled }).Refusal.ShouldBe(WaitingRoomSettingsRefusal.AlreadyOpen);
    }
}
