using Ticketing.Grains.Orders;
using Ticketing.Grains.Seats;

namespace Ticketing.Tests.Simulation.Promises;

/// <summary>The allowed changes of a seat's row (promises 1, 2 and 9), judged by the rows and by the requests of their owners.</summary>
internal sealed class SeatPromises(World world, Witness witness)
{
    // A hold belongs to one buyer for ever.
    private readonly Dictionary<string, Guid> owners = new(StringComparer.Ordinal);

    private readonly CoolDownPromise coolDown = new(world, witness);

    public string? WhyNot(SeatRow? before, SeatRow now) =>
        WhyNotVersion(before, now) ?? WhyNotStep(before, now) ?? WhyNotTicket(now) ?? WhyNotOwner(now) ?? WhyNotLimit(now) ?? coolDown.WhyNot(before, now)
        ?? (before?.HoldId == now.HoldId ? null : witness.Rooms.WhyNotIn(now));

    private static string? WhyNotVersion(SeatRow? before, SeatRow now) => now.Version == (before?.Version ?? 0) + 1
        ? null
        : $"Promise 1: a seat's row skipped from version {before?.Version ?? 0} to {now.Version}.";

    private string? WhyNotStep(SeatRow? before, SeatRow now)
    {
        var runs = before?.Status == SeatStatus.Held && before.Until > world.Now;
        return (before?.Status ?? SeatStatus.Available, now.Status) switch
        {
            (SeatStatus.Available, SeatStatus.Held or SeatStatus.Blocked) => null,
            (SeatStatus.Available, SeatStatus.Available) => now.OrderId != before?.OrderId ? null : "A free seat was written for nothing.",
            (SeatStatus.Available, SeatStatus.Sold) => WhyNotSold(now),
            (SeatStatus.Blocked, SeatStatus.Available) => null,
            (SeatStatus.Held, SeatStatus.Held) when before!.HoldId == now.HoldId => WhyNotExtended(before, now, runs),
            (SeatStatus.Held, SeatStatus.Held or SeatStatus.Blocked) => runs ? "Promise 2: a running hold was taken from its owner." : null,
            (SeatStatus.Held, SeatStatus.Available) => !runs || witness.Told.MayEnd(before!.HoldId!) || witness.Rooms.EndsHolds(before.Performance, before.Buyer)
                ? null
                : "Promise 2: a hold ended before its time, and its owner did not ask for it.",
            (SeatStatus.Held, SeatStatus.Sold) => runs && (before!.HoldId != now.HoldId || before.Buyer != now.Buyer)
                ? "Promise 2: a seat was sold out of somebody else's running hold."
                : WhyNotSold(now),
            (SeatStatus.Sold, SeatStatus.Available) => WhyNotReturned(before!),
            var (from, to) => $"Promise 1: a {from} seat became {to}.",
        };
    }

    private static string? WhyNotExtended(SeatRow before, SeatRow now, bool runs)
    {
        var extended = now.Extended && !before.Extended && now.Until > before.Until;
        return now.Buyer == before.Buyer && (extended || !runs) ? null : "Promise 2: a hold was changed otherwise than by one extension.";
    }

    private string? WhyNotSold(SeatRow now)
    {
        if (witness.Orders.GetValueOrDefault(now.OrderId!) is not { } order) return "Promise 5: a seat was sold without an order.";
        if (order.User != now.Buyer || order.HoldId != now.HoldId) return $"Promise 1: a seat was sold to somebody else's order: {order}";
        if (order.Status is not (OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling))
            return $"Promise 5: a seat was sold to an order that is not being paid: {order}";
        if (!witness.OrderSeats.TryGetValue((order.OrderId, now.Seat), out var seat) || seat.RefundId is not null)
            return "Promise 1: a seat was sold to an order that does not have it.";
        return order.Amount == 0 || witness.Payments.Values.Any(paid => paid.OrderId == order.OrderId && OrderPromises.IsCharged(paid))
            ? null
            : "Promise 5: a seat was sold without a charge.";
    }

    private string? WhyNotReturned(SeatRow before)
    {
        var order = witness.Orders[before.OrderId!];
        if (witness.Told.StandsAsPaid(order.OrderId, before.Seat))
            return $"Promise 4: a seat was taken from an order that its owner was told is paid: {order}";
        return order.Status == OrderStatus.Refunding && witness.OrderSeats[(order.OrderId, before.Seat)].RefundId is not null
            ? null
            : $"Promise 2: a sold seat was freed although its order is {order.Status}.";
    }

    private string? WhyNotTicket(SeatRow now)
    {
        var ticket = witness.Tickets.GetValueOrDefault((now.Performance, now.Seat));
        if (now.Status != SeatStatus.Sold) return ticket is null ? null : $"Promise 1: a seat that is not sold has the ticket {ticket}.";
        return ticket is not null && ticket.OrderId == now.OrderId && ticket.Owner == now.Buyer
            ? null
            : $"Promise 1: a sold seat has the ticket {ticket}.";
    }

    private string? WhyNotOwner(SeatRow now)
    {
        if (now.Status is not (SeatStatus.Held or SeatStatus.Sold))
            return now.Buyer is null && now.HoldId is null && now.Until is null ? null : "A seat nobody has still names somebody.";
        if (now.Buyer is not { } buyer || now.HoldId is not { } hold) return "A seat somebody has does not name him.";
        return owners.TryAdd(hold, buyer) || owners[hold] == buyer ? null : $"Promise 2: the hold {hold} was {owners[hold]}'s.";
    }

    // Two carts of one buyer in two processes do not know of each other, so the limit may be exceeded then.
    private string? WhyNotLimit(SeatRow now)
    {
        if (now.Buyer is not { } buyer || world.Machine.WasDoubled) return null;
        var count = witness.Seats.Values.Count(seat => seat.Performance == now.Performance && seat.Buyer == buyer
            && (seat.Status == SeatStatus.Sold || seat.Until > world.Now));
        return count <= world.Settings.SeatLimit ? null : $"The limit of {world.Settings.SeatLimit} seats a person is passed: {count}.";
    }
}
