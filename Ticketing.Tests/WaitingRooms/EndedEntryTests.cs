using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>What a cart reads about ended entries in a person's row.</summary>
[Trait("Suite", "Unit")]
public sealed class EndedEntryTests
{
    [Fact]
    public void The_entry_of_somebody_who_left_is_over()
    {
        var world = Inside(0);
        var entry = world.Admit(0).Entry;
        EntryToken.LastEnded(Row(world)).ShouldBeLessThan(entry.Admission);
        world.Leave(0);
        EntryToken.LastEnded(Row(world)).ShouldBe(entry.Admission);
        world.Room.Visitors.AdmissionOf(RoomWorld.User(0)).ShouldBe(entry.Admission);
    }

    [Fact]
    public void The_next_entry_of_somebody_who_came_back_is_not()
    {
        var world = Inside(0);
        var entry = world.Admit(0).Entry;
        world.Leave(0);
        world.Enter(0);
        world.Room.Visitors.AdmissionOf(RoomWorld.User(0)).ShouldBeNull();
        world.Pass(1);
        world.Tick();
        var next = world.Admit(0).Entry;
        EntryToken.LastEnded(Row(world)).ShouldBeInRange(entry.Admission, next.Admission - 1);
    }

    [Fact]
    public void A_number_given_back_in_the_lobby_is_good_when_it_comes_back()
    {
        var world = new RoomWorld(RoomWorld.Settings(order: WaitingRoomOrder.Shuffled), RoomWorld.Opening.AddSeconds(-10));
        world.Enter(0);
        world.Leave(0);
        var whileAway = EntryToken.LastEnded(Row(world));
        world.Enter(0).Ticket.Index.ShouldBe(0);
        world.Pass(12);
        world.Tick();
        world.Admit(0).Entry.Admission.ShouldBeGreaterThan(whileAway);
    }

    [Fact]
    public void A_restart_remembers_that_who_left_had_been_inside()
    {
        var world = Inside(0);
        var entry = world.Admit(0).Entry;
        world.Leave(0);
        world.Restart();
        world.Room.Visitors.AdmissionOf(RoomWorld.User(0)).ShouldBe(entry.Admission);
    }

    [Fact]
    public void Numbers_of_a_later_room_are_above_all_of_an_earlier_one() =>
        EntryToken.LastEnded(new WaiterRow(RoomWorld.Performance, RoomWorld.User(0), 2, 0, WaiterRowState.Waiting, null) { Version = 1 })
            .ShouldBeGreaterThan(EntryToken.NumberOf(1, WaitingRoom.MaxPlaces));

    private static RoomWorld Inside(int user)
    {
        var world = RoomWorld.Open();
        world.Enter(user);
        world.Tick();
        return world;
    }

    private static WaiterRow Row(RoomWorld world) => world.Waiters[RoomWorld.User(0)];
}
