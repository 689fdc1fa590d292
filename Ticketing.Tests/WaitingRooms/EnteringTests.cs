using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Unit")]
public sealed class EnteringTests
{
    private static readonly DateTimeOffset Before = RoomWorld.Opening.AddMinutes(-10);

    [Fact]
    public void The_same_user_gets_the_same_number_again_and_nothing_is_written_twice()
    {
        var world = RoomWorld.Open();
        world.Enter(5);
        var first = world.Enter(9);
        var again = world.Enter(9);
        first.Ticket.ShouldBe(new QueueTicket(RoomWorld.Performance, RoomWorld.User(9), 1, Lobby: false, Generation: 1));
        again.Ticket.ShouldBe(first.Ticket);
        again.Changes.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_number_comes_with_its_row()
    {
        var world = RoomWorld.Open();
        world.Enter(3).Changes.Waiters.ShouldBe([
            new WaiterRow(RoomWorld.Performance, RoomWorld.User(3), 1, 0, WaiterRowState.Waiting, null) { Version = 1 },
        ]);
    }

    [Fact]
    public void Arrivals_before_the_opening_are_the_lobby_and_later_ones_are_not()
    {
        var world = new RoomWorld(RoomWorld.Settings(order: WaitingRoomOrder.Shuffled), Before);
        world.EnterAll(3);
        world.Enter(0).Ticket.Lobby.ShouldBeTrue();
        world.Pass(600);
        var late = world.Enter(3);
        late.Ticket.Lobby.ShouldBeFalse();
        late.Changes.Room!.LobbyCount.ShouldBe(3);
        world.Room.Visitors.Look(RoomWorld.User(3))!.Value.Place.ShouldBe(3);
    }

    [Fact]
    public void The_draw_is_over_the_lobby_by_the_committed_seed()
    {
        var world = new RoomWorld(RoomWorld.Settings(order: WaitingRoomOrder.Shuffled), Before);
        world.EnterAll(100);
        var lobby = world.Room.Publish();
        lobby.Seed.ShouldBeEmpty();
        world.Room.Visitors.Look(RoomWorld.User(0))!.Value.Place.ShouldBeNull();

        world.Pass(600);
        world.Tick();
        var open = world.Room.Publish();
        LobbyShuffle.Commitment(open.Seed.AsSpan()).ShouldBe(lobby.SeedHash);
        for (var user = 0; user < 100; user++)
            world.Room.Visitors.Look(RoomWorld.User(user))!.Value.Place.ShouldBe(LobbyShuffle.Place(open.Seed.AsSpan(), 100, user));
    }

    [Fact]
    public void With_strict_order_the_lobby_keeps_its_order()
    {
        var world = new RoomWorld(RoomWorld.Settings(), Before);
        world.EnterAll(50);
        world.Pass(600);
        world.Tick();
        for (var user = 0; user < 50; user++)
            world.Room.Visitors.Look(RoomWorld.User(user))!.Value.Place.ShouldBe(user);
    }

    [Fact]
    public void Leaving_and_coming_back_before_the_draw_uses_up_no_number_and_gives_one_chance()
    {
        var world = new RoomWorld(RoomWorld.Settings(order: WaitingRoomOrder.Shuffled), Before);
        world.EnterAll(2);
        for (var time = 0; time < 10; time++)
        {
            world.Leave(0);
            world.Enter(0).Ticket.Index.ShouldBe(0);
        }

        world.Enter(2).Ticket.Index.ShouldBe(2);
    }

    [Fact]
    public void Leaving_a_strict_line_and_coming_back_goes_to_the_end()
    {
        var world = new RoomWorld(RoomWorld.Settings(), Before);
        world.EnterAll(3);
        world.Leave(0);
        world.State(0).ShouldBeNull();
        world.Enter(0).Ticket.Index.ShouldBe(3);
    }

    [Fact]
    public void The_order_can_be_changed_in_the_lobby_and_leavers_follow()
    {
        var world = new RoomWorld(RoomWorld.Settings(), Before);
        world.EnterAll(30);
        for (var user = 0; user < 28; user++)
            world.Leave(user);
        world.Estimate(29).PeopleAhead.ShouldBe(1);
        world.Change(settings => settings with { Order = WaitingRoomOrder.Shuffled, Cap = 2 });
        world.Estimate(29).PeopleAhead.ShouldBeNull();
        world.Pass(601);
        world.Tick();
        (world.State(28), world.State(29)).ShouldBe((WaiterState.Called, WaiterState.Called));
        world.Room.Visitors.Look(RoomWorld.User(28))!.Value.Place.ShouldNotBe(28);
    }

    [Fact]
    public void A_full_room_refuses_new_people_and_knows_the_others()
    {
        var world = new RoomWorld(RoomWorld.Settings(), RoomWorld.Opening, maxPlaces: 2);
        world.EnterAll(2);
        world.Enter(2).Refusal.ShouldBe(RoomRefusal.Full);
        world.Enter(1).Ticket.Index.ShouldBe(1);
    }

    [Fact]
    public void A_closed_room_takes_nobody_and_calls_nobody()
    {
        var world = RoomWorld.Open(cap: 1);
        world.EnterAll(2);
        world.Tick();
        world.Close().Room!.Closed.ShouldBeTrue();
        world.Enter(2).Refusal.ShouldBe(RoomRefusal.Closed);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.None);
        world.Leave(0);
        world.Pass(5);
        world.Tick();
        world.State(1).ShouldBe(WaiterState.Waiting);
        world.Room.Publish().Phase.ShouldBe(RoomPhase.Closed);
    }
}
