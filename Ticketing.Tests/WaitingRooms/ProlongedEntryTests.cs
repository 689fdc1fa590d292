using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>An entry that lasts longer because of a hold.</summary>
[Trait("Suite", "Unit")]
public sealed class ProlongedEntryTests
{
    private static readonly TimeSpan s_session = WaitingRoomSettings.DefaultSession;

    [Fact]
    public void The_slot_is_kept_until_the_hold_ends_and_the_token_stays_the_same()
    {
        var (world, entry) = Inside();
        world.Prolong(0, entry.Admission, entry.ExpiresAt.AddMinutes(3)).Waiters.ShouldHaveSingleItem().Prolonged.ShouldBe(TimeSpan.FromMinutes(3));
        world.Admit(0).Entry.ShouldBe(entry);
        world.Pass(s_session.TotalSeconds + 179);
        world.Tick();
        world.State(0).ShouldBe(WaiterState.Active);
        world.Restart();
        world.Admit(0).Entry.ShouldBe(entry);
        world.Pass(1);
        world.Tick();
        world.State(0).ShouldBeNull();
        world.Room.Active.ShouldBe(0);
    }

    [Fact]
    public void Nobody_stays_beyond_the_most_and_no_hold_makes_an_entry_shorter()
    {
        var (world, entry) = Inside();
        world.Prolong(0, entry.Admission, entry.ExpiresAt.AddHours(3), most: TimeSpan.FromMinutes(20));
        world.Prolong(0, entry.Admission, entry.ExpiresAt.AddMinutes(1)).IsEmpty.ShouldBeTrue();
        world.Room.Visitors.Look(RoomWorld.User(0))!.Value.EnteredUntil.ShouldBe(entry.ExpiresAt.AddMinutes(20));
    }

    [Fact]
    public void An_entry_that_is_over_or_another_one_is_not_put_off()
    {
        var (world, entry) = Inside();
        world.Prolong(0, entry.Admission + 1, entry.ExpiresAt.AddMinutes(3)).IsEmpty.ShouldBeTrue();
        world.Prolong(5, entry.Admission, entry.ExpiresAt.AddMinutes(3)).IsEmpty.ShouldBeTrue();
        world.Pass(s_session.TotalSeconds);
        world.Prolong(0, entry.Admission, entry.ExpiresAt.AddMinutes(3)).IsEmpty.ShouldBeTrue();
        world.State(0).ShouldBeNull();
    }

    [Fact]
    public void Who_has_bought_in_the_prolonged_time_frees_the_slot_and_ends_no_other_hold()
    {
        var (world, entry) = Inside();
        world.Prolong(0, entry.Admission, entry.ExpiresAt.AddMinutes(3));
        world.Pass(s_session.TotalSeconds + 60);
        world.Room.Visitors.Finish(RoomWorld.User(0), world.Now, world.Now).Ended.ShouldBeNull();
        (world.State(0), world.Room.Active).ShouldBe((null, 0));
    }

    [Fact]
    public void An_order_from_before_the_entry_ends_no_prolonged_one()
    {
        var (world, entry) = Inside();
        world.Prolong(0, entry.Admission, entry.ExpiresAt.AddMinutes(3));
        world.Room.Visitors.Finish(RoomWorld.User(0), entry.ExpiresAt - s_session - TimeSpan.FromTicks(1), world.Now).Ended.ShouldBeNull();
        world.State(0).ShouldBe(WaiterState.Active);
        world.Room.Visitors.Finish(RoomWorld.User(0), entry.ExpiresAt - s_session, world.Now).Ended.ShouldBe(entry.Admission);
        world.State(0).ShouldBeNull();
    }

    private static (RoomWorld World, EntryToken Entry) Inside()
    {
        var world = RoomWorld.Open(cap: 1);
        world.Enter(0);
        world.Tick();
        var admitted = world.Admit(0);
        admitted.Refusal.ShouldBe(RoomRefusal.None);
        return (world, admitted.Entry);
    }
}
