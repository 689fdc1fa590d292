using System.Text.Json;
using Shouldly;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outbox;
using Ticketing.Grains.Storage;
using Xunit;
using static Ticketing.Tests.Orders.SampleOrder;

namespace Ticketing.Tests.Orders;

[Trait("Suite", "Unit")]
public sealed class OrderWritesTests
{
    [Fact]
    public void A_new_order_is_written_with_its_seats_and_its_event()
    {
        var order = Pending();

        var rows = Written(null, order);

        rows.Take(4).ShouldBe([order.Row, .. order.Seats]);
        var told = rows[4].ShouldBeOfType<OutboxRow>();
        (told.Aggregate, told.Sequence, told.Type, told.CreatedAt, told.Version).ShouldBe(("order/oA", 1, "order.created", Now, 1));
        JsonDocument.Parse(told.Payload).RootElement.GetProperty("amount").GetInt64().ShouldBe(250_000);
    }

    [Fact]
    public void Only_what_changed_is_written()
    {
        var paid = Paid();
        var refunding = OrderRules.Cancel(paid, Cancel("가-2"), "r1", 0, Now).Value!;

        Written(paid, refunding).Where(row => row is not OutboxRow).ShouldBe([refunding.Row, refunding.Seats[1], refunding.Refunds[0]]);
        var done = OrderRules.Refunded(refunding, Now);
        Written(refunding, done).Where(row => row is not OutboxRow).ShouldBe([done.Row, done.Refunds[0]]);
    }

    [Fact]
    public void Each_station_that_concerns_others_is_told_once()
    {
        var pending = Pending();
        var paying = OrderRules.Paying(pending, Key, Now);
        var unknown = OrderRules.Unanswered(paying, Now);
        var paid = OrderRules.Paid(unknown, null);
        var part = OrderRules.Cancel(paid, Cancel("가-2"), "r1", 0, Now).Value!;
        var partDone = OrderRules.Refunded(part, Now);
        var rest = OrderRules.Cancel(partDone, Cancel(), "r2", 0, Now).Value!;
        var restDone = OrderRules.Refunded(rest, Now);

        Told(pending, paying).ShouldBeNull();
        Told(paying, unknown).ShouldBeNull();
        Told(unknown, paid).ShouldBe("order.paid");
        Told(paid, part).ShouldBe("order.refunding");
        Told(part, partDone).ShouldBe("order.partly-cancelled");
        Told(rest, restDone).ShouldBe("order.cancelled");
        Told(pending, OrderRules.Dropped(pending)).ShouldBe("order.cancelled");
        Told(pending, OrderRules.Expired(pending)).ShouldBe("order.expired");
        Told(paying, OrderRules.Declined(paying, Now)).ShouldBeNull();
    }

    [Fact]
    public void Asking_once_more_for_a_refund_is_not_told_again()
    {
        var refunding = OrderRules.SeatsGone(Paying(), Now);

        Told(refunding, OrderRules.Unanswered(refunding, Now)).ShouldBeNull();
    }

    private static List<Row> Written(Order? before, Order next) => [.. OrderWrites.Of(before, next, Now).Select(write => write.Row)];

    private static string? Told(Order before, Order next) => Written(before, next).OfType<OutboxRow>().SingleOrDefault()?.Type;
}
