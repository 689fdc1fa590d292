using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Ticketing.Grains.Orders;
using Xunit;
using static Ticketing.Tests.Orders.SampleOrder;

namespace Ticketing.Tests.Orders;

/// <summary>Random lives of an order: at each state, any step that the grain may take next, in random order.</summary>
[Trait("Suite", "Unit")]
public sealed class OrderProperties
{
    private static readonly string[] s_seats = ["가-1", "가-2", "가-3"];

    private static readonly Arbitrary<Luck[]> s_lives = (
        from choice in Gen.Choose(0, 99)
        from seats in Gen.Elements(s_seats).ArrayOf()
        from minutes in Gen.Elements(0, 1, 6, 60, 60 * 24, 60 * 24 * 3)
        select new Luck(choice, seats, minutes)).ArrayOf(25).ToArbitrary();

    private static readonly Dictionary<OrderStatus, OrderStatus[]> s_allowed = new()
    {
        [OrderStatus.Pending] = [OrderStatus.Paying, OrderStatus.Selling, OrderStatus.Cancelled, OrderStatus.Expired],
        [OrderStatus.Paying] = [OrderStatus.Unknown, OrderStatus.Paid, OrderStatus.Refunding, OrderStatus.Pending, OrderStatus.Expired],
        [OrderStatus.Unknown] = [OrderStatus.Unknown, OrderStatus.Paid, OrderStatus.Refunding, OrderStatus.Pending, OrderStatus.Expired],
        [OrderStatus.Selling] = [OrderStatus.Paid, OrderStatus.Refunding],
        [OrderStatus.Paid] = [OrderStatus.Refunding],
        [OrderStatus.Refunding] = [OrderStatus.Refunding, OrderStatus.Paid, OrderStatus.Cancelled],
        [OrderStatus.Expired] = [OrderStatus.Paying, OrderStatus.Selling],
        [OrderStatus.Cancelled] = [],
    };

    private sealed record Luck(int Choice, string[] Seats, int Minutes);

    [Fact]
    public void What_went_back_the_fees_and_what_is_kept_are_the_amount_and_never_negative() => Live((_, order) =>
    {
        var (back, fees) = (order.Refunds.Sum(refund => refund.Amount), order.Refunds.Sum(refund => refund.Fee));
        (back + fees + order.Kept.Sum(seat => seat.Price)).ShouldBe(order.Row.Amount);
        order.Refunds.ShouldAllBe(refund => refund.Amount >= 0 && refund.Fee >= 0);
    });

    [Fact]
    public void Every_refund_is_for_its_own_seats_and_at_most_one_is_open() => Live((_, order) =>
    {
        order.Refunds.Count(refund => refund.SettledAt is null).ShouldBe(order.Row.Status == OrderStatus.Refunding ? 1 : 0);
        foreach (var refund in order.Refunds)
            order.Seats.Where(seat => seat.RefundId == refund.RefundId).Sum(seat => seat.Price).ShouldBe(refund.Amount + refund.Fee);
    });

    [Fact]
    public void Only_the_steps_of_the_saga_are_taken_each_one_version() => Live((before, order) =>
    {
        s_allowed[before.Row.Status].ShouldContain(order.Row.Status);
        order.Row.Version.ShouldBe(before.Row.Version + 1);
    });

    [Fact]
    public void Whatever_waits_for_something_is_due_and_whatever_rests_is_not() => Live((_, order) =>
        (order.Row.DueAt is not null).ShouldBe(
            order.Row.Status is OrderStatus.Pending or OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling or OrderStatus.Refunding));

    [Fact]
    public void As_soon_as_the_provider_answers_a_payment_comes_to_an_end() => Live((_, order) =>
    {
        if (order.Row.Status is not (OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling)) return;
        OrderStatus[] ends =
        [
            OrderRules.Paid(order, null).Row.Status,
            OrderRules.Refunded(OrderRules.SeatsGone(order, Now), Now).Row.Status,
            OrderRules.Declined(order, Now).Row.Status,
            OrderRules.Declined(order, ExpiresAt).Row.Status,
        ];
        ends.ShouldBe([OrderStatus.Paid, OrderStatus.Cancelled, OrderStatus.Pending, OrderStatus.Expired]);
    });

    [Fact]
    public void The_rows_of_every_step_are_new_or_the_next_version_of_what_was_there() => Live((before, order) =>
    {
        foreach (var write in OrderWrites.Of(before, order, Now).Where(write => write.Row is OrderSeatRow or RefundRow))
        {
            var was = before.Seats.Cast<Ticketing.Grains.Storage.Row>().Concat(before.Refunds).SingleOrDefault(row => row.GetType() == write.Row.GetType() && row.Key == write.Row.Key);
            write.Row.Version.ShouldBe((was?.Version ?? 0) + 1);
        }
    });

    private static void Live(Action<Order, Order> check) => Prop.ForAll(s_lives, life =>
    {
        var (order, now, step) = (Pending(), Now, 0);
        foreach (var luck in life)
        {
            now = now.AddMinutes(luck.Minutes);
            if (Next(order, luck, now, $"r{++step}") is not { } next) continue;
            check(order, next);
            order = next;
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Order? Next(Order order, Luck luck, DateTimeOffset now, string refundId) => order.Row.Status switch
    {
        OrderStatus.Pending => (luck.Choice % 8) switch
        {
            0 => OrderRules.Dropped(order),
            1 => OrderRules.Charged(order, Key, now),
            2 => OrderRules.Expired(order),
            _ => OrderRules.Paying(order, Key, now),
        },
        OrderStatus.Paying or OrderStatus.Unknown => (luck.Choice % 6) switch
        {
            0 => OrderRules.Declined(order, now),
            1 => OrderRules.SeatsGone(order, now),
            2 or 3 => OrderRules.Unanswered(order, now),
            _ => OrderRules.Paid(order, null),
        },
        OrderStatus.Selling => luck.Choice % 2 == 0 ? OrderRules.Paid(order, null) : OrderRules.SeatsGone(order, now),
        OrderStatus.Paid => OrderRules.Cancel(order, Cancel(luck.Seats), refundId, Terms.Cancellation.PercentAt(StartsAt, TimeZoneInfo.Utc, null, now), now).Value,
        OrderStatus.Refunding => (luck.Choice % 5) switch
        {
            0 or 1 => OrderRules.Unanswered(order, now),
            2 => OrderRules.WithoutUsed(order, [.. order.SeatsOf(order.OpenRefund!).Take(1)]),
            _ => OrderRules.Refunded(order, now),
        },
        OrderStatus.Expired => luck.Choice % 2 == 0 ? OrderRules.Paying(order, Key, now) : OrderRules.Charged(order, Key, now),
        _ => null,
    };
}
