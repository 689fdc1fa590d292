using System.Collections.Immutable;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;

namespace Ticketing.Grains.Orders;

/// <summary>
/// The saga's rules: pending → paying → paid, or unknown → …, expired, refunding → cancelled. Pure: each gives the next order, or a refusal.
/// </summary>
public static class OrderRules
{
    /// <summary>After this time without an answer a step is taken up again; longer than any provider call may take.</summary>
    public static readonly TimeSpan StepTime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(1);

    /// <summary>The answer to a payment that came when the seats were gone; a repeat of the confirmation gets it again.</summary>
    public static readonly Refusal SeatsWereGone =
        new(RefusalCode.PaymentRefunded, "The seats were gone when the payment came; the money goes back.");

    /// <summary>The order of a hold.</summary>
    public static Order Create(string orderId, Guid user, Hold hold, OrderTerms terms, DateTimeOffset now) => new(
        new OrderRow(orderId, hold.Performance, user, hold.HoldId, OrderStatus.Pending, hold.Amount, now, hold.ExpiresAt, null, hold.ExpiresAt, 0, terms.Cancellation.Write(), terms.StartsAt, terms.TimeZone)
        {
            Version = 1,
        },
        [.. hold.Seats.Select(seat => new OrderSeatRow(orderId, seat.Seat, seat.Grade, seat.Price, null) { Version = 1 })],
        []);

    /// <summary>Why a hold that has become this order cannot become one again.</summary>
    public static Refusal WhyNotAgain(Order order, CreateOrder command) => order.Row.User == command.User
        ? new Refusal(RefusalCode.OrderState, $"The hold has become the order {order.Row.OrderId}.", Facts: new RefusalFacts { OrderId = order.Row.OrderId })
        : Refusals.HoldEnded(command.HoldId);

    /// <summary>
    /// Whether this very payment is under way, or was finished by the sweeper or a call-back while the caller waited for an answer that was lost.
    /// </summary>
    public static bool IsConfirmed(Order order, ConfirmOrder command) =>
        order.Row.Status is OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling or OrderStatus.Paid
        && order.Row.PaymentKey == command.PaymentKey;

    /// <summary>Why a payment cannot be confirmed, or null when it can. An order past its time can: its seats may still be free.</summary>
    public static Refusal? WhyNotConfirm(Order order, ConfirmOrder command)
    {
        if (order.GoneRefund is not null && order.Row.PaymentKey == command.PaymentKey) return SeatsWereGone;
        if (order.Row.Status is not (OrderStatus.Pending or OrderStatus.Expired)) return WrongState(order, "be paid");
        if (command.Amount != order.Row.Amount)
            return new Refusal(RefusalCode.AmountMismatch, $"The order is over {order.Row.Amount} won, not {command.Amount}.", Facts: new RefusalFacts { Amount = order.Row.Amount });
        return order.Row.Amount > 0 && string.IsNullOrEmpty(command.PaymentKey)
            ? Refusals.Invalid("A payment key is needed.")
            : null;
    }

    /// <summary>The confirmation is about to be sent.</summary>
    public static Order Paying(Order order, string? paymentKey, DateTimeOffset now) =>
        Next(order, order.Row with { Status = OrderStatus.Paying, PaymentKey = paymentKey, DueAt = now + StepTime, Attempts = 0 });

    /// <summary>The provider took the money, by its own word or by another way than a confirmation asked for here.</summary>
    public static Order Charged(Order order, string? paymentKey, DateTimeOffset now) =>
        Next(order, order.Row with { Status = OrderStatus.Selling, PaymentKey = paymentKey, DueAt = now + StepTime, Attempts = 0 });

    /// <summary>The provider did not answer: it is asked again, later each time, and never given up.</summary>
    public static Order Unanswered(Order order, DateTimeOffset now) => Next(order, order.Row with
    {
        Status = order.Row.Status is OrderStatus.Paying ? OrderStatus.Unknown : order.Row.Status,
        DueAt = now + Pause(order.Row.Attempts),
        Attempts = order.Row.Attempts + 1,
    });

    /// <summary>
    /// The provider declined to give money back. The refund stays open and the provider is asked again, because it may have been out of order;
    /// staff are told of it.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="reason">The provider's code and words.</param>
    /// <param name="now">The time.</param>
    public static Order RefundDeclined(Order order, string reason, DateTimeOffset now)
    {
        var (open, next) = (order.OpenRefund!, Unanswered(order, now));
        if (open.IsDeclined) return next;
        var kept = reason.Length <= RefundRow.MaxReason ? reason : reason[..RefundRow.MaxReason];
        return next with { Refunds = order.Refunds.Replace(open, open with { DeclinedAt = now, DeclinedReason = kept, Version = open.Version + 1 }) };
    }

    /// <summary>The provider declined: nothing was charged, and another payment may follow while there is time.</summary>
    public static Order Declined(Order order, DateTimeOffset now) => now < order.Row.ExpiresAt
        ? Next(order, order.Row with { Status = OrderStatus.Pending, PaymentKey = null, DueAt = order.Row.ExpiresAt, Attempts = 0 })
        : Expired(order);

    /// <summary>Nobody paid in time.</summary>
    public static Order Expired(Order order) =>
        Next(order, order.Row with { Status = OrderStatus.Expired, PaymentKey = null, DueAt = null, Attempts = 0 });

    /// <summary>The seats are sold.</summary>
    public static Order Paid(Order order, DateTimeOffset? freeUntil) =>
        Next(order, order.Row with { Status = OrderStatus.Paid, DueAt = null, Attempts = 0, FreeUntil = freeUntil });

    /// <summary>A pending order is dropped by its owner.</summary>
    public static Order Dropped(Order order) =>
        Next(order, order.Row with { Status = OrderStatus.Cancelled, DueAt = null, Attempts = 0 });

    /// <summary>Everything goes back because the seats were gone when the money came.</summary>
    public static Order SeatsGone(Order order, DateTimeOffset now) =>
        Refund(order, [.. order.Kept.Select(seat => seat.Seat)], Order.GoneRefundId(order.Row.OrderId), 0, "The seats were gone.", now);

    /// <summary>
    /// Why a cancellation makes no sense, by what it names alone, or null. To name nothing is to mean the whole order; to name an empty list is
    /// a mistake of the caller, and not "everything".
    /// </summary>
    public static Refusal? WhyNotCancel(Order order, CancelOrder command)
    {
        if (command.Seats is not { } seats) return null;
        if (seats.Count == 0) return Refusals.Invalid("Name the seats to give back, or leave seats out to cancel the whole order.");
        if (seats.Distinct(StringComparer.Ordinal).Count() != seats.Count) return Refusals.Invalid("A seat is named twice.");
        var kept = order.Kept.Select(seat => seat.Seat).ToHashSet(StringComparer.Ordinal);
        var unknown = seats.Where(seat => !kept.Contains(seat)).ToArray();
        if (unknown.Length > 0) return new Refusal(RefusalCode.UnknownSeats, "These seats are not in the order.", unknown);
        return order.Row.Status == OrderStatus.Pending && seats.Count < kept.Count
            ? new Refusal(RefusalCode.OrderState, "The order is not paid yet: it can only be cancelled as a whole.")
            : null;
    }

    /// <summary>The owner gives seats back.</summary>
    /// <param name="order">The order.</param>
    /// <param name="command">What goes back.</param>
    /// <param name="refundId">The refund's id.</param>
    /// <param name="percent">Percent of each price that are kept; null when it is too late.</param>
    /// <param name="now">When it is decided.</param>
    public static Outcome<Order> Cancel(Order order, CancelOrder command, string refundId, int? percent, DateTimeOffset now)
    {
        if (order.Row.Status != OrderStatus.Paid) return WrongState(order, "be cancelled");
        if (WhyNotCancel(order, command) is { } refusal) return refusal;
        return percent is { } kept
            ? Refund(order, command.Seats ?? [.. order.Kept.Select(seat => seat.Seat).ToArray()], refundId, kept, "Cancelled by the buyer.", now)
            : new Refusal(RefusalCode.CancellationClosed, "It is too late to cancel these tickets.");
    }

    /// <summary>What a request is told whose tickets were scanned before their seats could go back.</summary>
    public static Refusal TicketsUsed(IReadOnlyList<string>? seats) => new(RefusalCode.TicketUsed, "Tickets of these seats were used.", seats);

    /// <summary>Why a hold cannot be given up by a user, or null: while its order is being paid, its seats may be sold at any moment.</summary>
    public static Refusal? WhyNotRelease(Order? order, Guid user) =>
        order?.Row.User == user && order.Row.Status is OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling ? WrongState(order, "lose its seats") : null;

    /// <summary>
    /// The open refund without seats whose tickets were scanned before they could go back. Their seats stay in the order. A refund without any
    /// seat left pays nothing.
    /// </summary>
    public static Order WithoutUsed(Order order, IReadOnlyCollection<string> used)
    {
        var open = order.OpenRefund!;
        var seats = order.Seats
            .Select(seat => seat.RefundId == open.RefundId && used.Contains(seat.Seat) ? seat with { RefundId = null, Version = seat.Version + 1 } : seat)
            .ToImmutableArray();
        var left = seats.Where(seat => seat.RefundId == open.RefundId).ToList();
        var whole = open.Amount + open.Fee;
        var (price, percent) = (left.Sum(seat => seat.Price), open.FeePercent);
        var fee = percent is { } kept ? left.Sum(seat => CancellationTerms.FeeOf(seat.Price, kept)) : whole == 0 ? 0 : open.Fee * price / whole;
        var smaller = open with { Amount = price - fee, Fee = fee, Version = open.Version + 1 };
        return Next(order, order.Row) with { Seats = seats, Refunds = order.Refunds.Replace(open, smaller) };
    }

    /// <summary>The provider confirmed the open refund.</summary>
    public static Order Refunded(Order order, DateTimeOffset now)
    {
        var open = order.OpenRefund!;
        var settled = order.Refunds.Replace(open, open with { SettledAt = now, Version = open.Version + 1 });
        var status = order.Kept.Any() ? OrderStatus.Paid : OrderStatus.Cancelled;
        return Next(order, order.Row with { Status = status, DueAt = null, Attempts = 0 }) with { Refunds = settled };
    }

    /// <summary>What the order's state does not allow.</summary>
    public static Refusal WrongState(Order order, string what) =>
        new(RefusalCode.OrderState, $"The order is {order.Row.Status} and cannot {what}.");

    private static Order Refund(Order order, IReadOnlyList<string> seats, string refundId, int percent, string reason, DateTimeOffset now)
    {
        var back = order.Kept.Where(seat => seats.Contains(seat.Seat)).ToList();
        var fee = back.Sum(seat => CancellationTerms.FeeOf(seat.Price, percent));
        var refund = new RefundRow(order.Row.OrderId, refundId, back.Sum(seat => seat.Price) - fee, fee, reason, now, null, percent) { Version = 1 };
        return Next(order, order.Row with { Status = OrderStatus.Refunding, DueAt = now + StepTime, Attempts = 0 }) with
        {
            Seats = [.. order.Seats.Select(seat => seats.Contains(seat.Seat) && seat.RefundId is null ? seat with { RefundId = refundId, Version = seat.Version + 1 } : seat)],
            Refunds = order.Refunds.Add(refund),
        };
    }

    private static Order Next(Order order, OrderRow row) => order with { Row = row with { Version = order.Row.Version + 1 } };

    private static TimeSpan Pause(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(MaxPause.TotalSeconds, 1 << Math.Min(attempts, 6)));
}
