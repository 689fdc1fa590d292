using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Sales;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>What a room makes of the sale behind it.</summary>
[Trait("Suite", "Unit")]
public sealed class RoomSaleTests
{
    private static readonly DateTimeOffset s_sale = RoomWorld.Opening;

    [Theory]
    [InlineData(-2, SeatsLeft.None, RoomSale.SeatsLeft)]
    [InlineData(0, SeatsLeft.Some, RoomSale.SeatsLeft)]
    [InlineData(0, SeatsLeft.AllHeld, RoomSale.AllHeld)]
    [InlineData(0, SeatsLeft.None, RoomSale.SoldOut)]
    [InlineData(30, SeatsLeft.None, RoomSale.Closed)]
    public void What_is_left_counts_while_the_sale_runs(int daysAfterNow, SeatsLeft left, RoomSale expected)
    {
        var row = SmallHall.Row(s_sale);
        var news = SaleNews.Of(row, left, s_sale.AddDays(daysAfterNow));
        (news.Sale, news.Opening).ShouldBe((expected, new SaleOpening(row.SaleOpensAt, 1)));
    }

    [Fact]
    public void A_sold_out_room_calls_nobody_keeps_the_places_and_goes_on_when_a_seat_comes_back()
    {
        var world = RoomWorld.Open(cap: 2);
        world.EnterAll(5);
        world.Hear(RoomSale.SoldOut).Room!.Sale.ShouldBe(RoomSale.SoldOut);
        world.Tick();
        world.Room.Head.ShouldBe(0);
        world.Room.IsDue.ShouldBeFalse();
        var told = world.Estimate(3);
        (told.Position, told.EstimatedWait, told.Phase).ShouldBe((4, null, RoomPhase.Open));
        world.Enter(9).Refusal.ShouldBe(RoomRefusal.None);
        world.Room.Publish().Sale.ShouldBe(RoomSale.SoldOut);

        world.Hear(RoomSale.AllHeld);
        world.Tick();
        world.Room.Head.ShouldBe(2);
        world.Estimate(3).Position.ShouldBe(2);
        world.Room.IsDue.ShouldBeTrue();
    }

    [Fact]
    public void Who_missed_the_call_is_not_let_into_a_sold_out_sale_and_who_is_called_is()
    {
        var world = RoomWorld.Open(cap: 2, graceSeconds: 10);
        world.EnterAll(2);
        world.Tick();
        world.Admit(1);
        world.Pass(11);
        world.Tick();
        world.Hear(RoomSale.SoldOut);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.WaitForSlot);
        world.Admit(1).Refusal.ShouldBe(RoomRefusal.None);
        world.Hear(RoomSale.SeatsLeft);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.None);
    }

    [Theory]
    [InlineData(RoomSale.Closed, RoomRefusal.SaleClosed)]
    [InlineData(RoomSale.Cancelled, RoomRefusal.Cancelled)]
    public void A_sale_that_is_over_ends_the_room(RoomSale over, RoomRefusal refusal)
    {
        var world = RoomWorld.Open(cap: 2);
        world.EnterAll(4);
        world.Tick();
        world.Admit(0);
        world.Hear(over);
        world.Restart();
        world.Tick();

        var head = world.Room.Publish();
        (head.Phase, head.Sale, head.Head).ShouldBe((RoomPhase.Closed, over, 2));
        world.Enter(9).Refusal.ShouldBe(refusal);
        world.Admit(1).Refusal.ShouldBe(refusal);
        world.Admit(0).Refusal.ShouldBe(RoomRefusal.None);
        world.Room.IsDue.ShouldBeFalse();
        world.Estimate(3).EstimatedWait.ShouldBeNull();
        world.Estimate(1).PollAfter.TotalSeconds.ShouldBeInRange(5, 10);
    }

    [Fact]
    public void News_that_are_none_write_nothing()
    {
        var world = RoomWorld.Open();
        world.Hear(RoomSale.AllHeld, new SaleOpening(s_sale, 3));
        world.Hear(RoomSale.AllHeld, new SaleOpening(s_sale, 3)).IsEmpty.ShouldBeTrue();
        world.Hear(RoomSale.AllHeld, new SaleOpening(s_sale.AddHours(9), 2)).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void The_lobby_follows_the_sale_there_and_back_and_keeps_its_distance()
    {
        var world = new RoomWorld(RoomWorld.Settings() with { OpensAt = s_sale.AddMinutes(-5) }, s_sale.AddHours(-1));
        world.Enter(0);
        world.Follow(s_sale, 1);
        world.Room.Settings.OpensAt.ShouldBe(s_sale.AddMinutes(-5));
        world.Follow(s_sale.AddHours(2), 2);
        world.Follow(s_sale.AddHours(2), 2).IsEmpty.ShouldBeTrue();
        world.Row.OpensAt.ShouldBe(s_sale.AddHours(2).AddMinutes(-5));
        world.Restart();
        world.Pass(3600);
        world.Tick();
        world.Room.Publish().Phase.ShouldBe(RoomPhase.Lobby);

        // An old row that some process still remembers says nothing any more.
        world.Hear(RoomSale.SeatsLeft, new SaleOpening(s_sale, 1));
        world.Room.Settings.OpensAt.ShouldBe(s_sale.AddHours(2).AddMinutes(-5));

        world.Follow(s_sale, 3);
        world.Room.Settings.OpensAt.ShouldBe(s_sale.AddMinutes(-5));
        world.Room.Publish().Phase.ShouldBe(RoomPhase.Open);
    }

    [Fact]
    public void After_the_draw_nothing_moves()
    {
        var world = new RoomWorld(RoomWorld.Settings(order: WaitingRoomOrder.Shuffled), s_sale.AddSeconds(-1));
        world.EnterAll(20);
        world.Follow(s_sale, 1);
        world.Pass(1);
        world.Tick();
        var places = Enumerable.Range(0, 20).Select(user => world.Room.Visitors.Look(RoomWorld.User(user))!.Value.Place).ToList();

        world.Follow(s_sale.AddDays(1), 2);
        world.Follow(s_sale.AddDays(-1), 3);

        world.Room.Settings.OpensAt.ShouldBe(s_sale);
        world.Room.Publish().Phase.ShouldBe(RoomPhase.Open);
        Enumerable.Range(0, 20).Select(user => world.Room.Visitors.Look(RoomWorld.User(user))!.Value.Place).ShouldBe(places);
    }

    [Fact]
    public void Settings_that_come_with_a_moved_sale_are_taken_as_they_are()
    {
        var world = new RoomWorld(RoomWorld.Settings(), s_sale.AddHours(-1));
        world.Follow(s_sale, 1);
        world.Change(settings => settings with { OpensAt = s_sale.AddHours(3) });
        world.Accompany(s_sale.AddHours(4), 2);
        world.Hear(RoomSale.SeatsLeft, new SaleOpening(s_sale.AddHours(4), 2));
        world.Room.Settings.OpensAt.ShouldBe(s_sale.AddHours(3));
    }
}
