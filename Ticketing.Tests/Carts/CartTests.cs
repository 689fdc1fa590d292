using Shouldly;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Carts;

[Trait("Suite", "Unit")]
public sealed class CartTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_until = s_now.AddMinutes(5);

    private readonly Cart cart = new();

    [Fact]
    public void A_hold_is_described_with_its_seats_in_order_and_their_sum()
    {
        Hold("A-2-1", "h1");
        Hold("A-1-1", "h1");
        Hold("A-1-2", "h2");

        var hold = cart.Look("h1", s_now).ToHold(SmallHall.Info(s_now), s_now);

        hold.Seats.Select(seat => seat.Seat).ShouldBe(["A-1-1", "A-2-1"]);
        hold.Amount.ShouldBe(SmallHall.VipPrice + SmallHall.RPrice);
        (hold.ExpiresAt, hold.Extended, hold.ServerTime).ShouldBe((s_until, false, s_now));
    }

    [Fact]
    public void A_hold_ends_with_its_first_seat_and_is_extended_with_its_last()
    {
        Hold("A-1-1", "h1");
        cart.Extended("A-1-2", new SeatAnswer(SeatResult.Done, s_until.AddMinutes(5), 2));

        var hold = cart.Look("h1", s_now).ToHold(SmallHall.Info(s_now), s_now);

        (hold.ExpiresAt, hold.Extended).ShouldBe((s_until, false));
    }

    [Fact]
    public void A_hold_whose_time_is_over_is_none()
    {
        Hold("A-1-1", "h1");

        var over = cart.Look("h1", s_until);
        (over.IsRunning, over.Until, over.Extended, over.Others).ShouldBe((false, null, false, 0));
        cart.Running(s_until).ShouldBeEmpty();
    }

    [Fact]
    public void Owned_seats_and_running_holds_count_but_not_the_hold_asked_for()
    {
        Hold("A-1-1", "h1");
        Hold("A-1-2", "h2");
        Sell("A-1-3", "h3");

        cart.Look("h9", s_now).Others.ShouldBe(3);
        cart.Look("h2", s_now).Others.ShouldBe(2);
        cart.Look("h3", s_now).Others.ShouldBe(3);
        cart.Look("h9", s_until).Others.ShouldBe(1);
    }

    [Fact]
    public void A_sold_seat_is_owned_until_its_own_order_gives_it_back()
    {
        Sell("A-1-1", "h1");
        cart.Owned.ShouldBe(["A-1-1"]);
        cart.Running(s_now).ShouldBeEmpty();

        cart.Returned("A-1-1", "o2");
        cart.Owned.ShouldBe(["A-1-1"]);
        cart.Returned("A-1-1", "o1");
        cart.Owned.ShouldBeEmpty();
    }

    [Fact]
    public void A_seat_leaves_the_hold_it_is_in_and_no_other_and_an_owned_seat_stays()
    {
        Hold("A-1-1", "h1");
        Sell("A-1-2", "h1");

        cart.Left("A-1-1", "h2");
        cart.Left("A-1-2", "h1");
        cart.Look("h9", s_now).Others.ShouldBe(2);

        cart.Left("A-1-1", "h1");
        (cart.Look("h1", s_now).IsRunning, cart.Look("h9", s_now).Others).ShouldBe((false, 1));
    }

    [Fact]
    public void The_versions_of_a_hold_are_those_the_seats_told_last()
    {
        Hold("A-1-1", "h1");
        cart.Extended("A-1-1", new SeatAnswer(SeatResult.Done, s_until, 7));

        cart.Look("h1", s_now).Seats.ShouldBe([new KnownSeat("A-1-1", 7, s_until, true)]);
    }

    [Fact]
    public void Rows_tell_the_same_as_the_seats_did()
    {
        Hold("A-1-1", "h1");
        Sell("A-1-2", "h2");
        SeatRow[] rows =
        [
            new(SmallHall.Performance, "A-1-1", SeatStatus.Held, "h1", Guid.Empty, s_until, false, "o-of-somebody-before") { Version = 1 },
            new(SmallHall.Performance, "A-1-2", SeatStatus.Sold, "h2", Guid.Empty, null, false, "o2") { Version = 2 },
        ];

        var read = new Cart();
        read.Sold("A-9-9", "h9", "o9", new SeatAnswer(SeatResult.Done, null, 2));
        read.Load(rows);

        read.Owned.ShouldBe(cart.Owned);
        read.Running(s_now).ShouldHaveSingleItem().HoldId.ShouldBe("h1");
        read.Look("h1", s_now).Seats.ShouldBe(cart.Look("h1", s_now).Seats);
        read.Look("h9", s_now).Others.ShouldBe(2);
    }

    [Fact]
    public void A_sale_is_covered_by_its_running_hold_or_by_an_earlier_try_of_it()
    {
        Hold("A-1-1", "h1");
        Sell("A-1-2", "h1");

        cart.Covers(Sale("h1", "A-1-1", "A-1-2"), s_now).ShouldBeTrue();
        cart.Covers(Sale("h1", "A-1-1"), s_until).ShouldBeFalse();
        cart.Covers(Sale("h1", "A-1-2"), s_until).ShouldBeTrue();
        cart.Covers(Sale("h2", "A-1-1"), s_now).ShouldBeFalse();
        cart.Covers(Sale("h1", "A-1-3"), s_now).ShouldBeFalse();
    }

    [Fact]
    public void Beside_a_late_sale_count_other_running_holds_and_what_other_orders_own()
    {
        Hold("A-1-1", "h1");
        Hold("A-1-2", "h2");
        Sell("A-1-3", "h3");
        Sell("A-1-4", "h1");

        cart.CountBeside("h1", s_now).ShouldBe(2);
        cart.CountBeside("h1", s_until).ShouldBe(1);
    }

    private static SellHold Sale(string holdId, params string[] seats) =>
        new(holdId, "o" + holdId[1..], [.. seats.Select(seat => new HeldSeat(seat, "VIP", SmallHall.VipPrice))]);

    private void Hold(string seat, string holdId) => cart.Held(seat, new HoldSeat(holdId, Guid.Empty, s_until), new SeatAnswer(SeatResult.Done, s_until, 1));

    private void Sell(string seat, string holdId) => cart.Sold(seat, holdId, "o" + holdId[1..], new SeatAnswer(SeatResult.Done, null, 2));
}
