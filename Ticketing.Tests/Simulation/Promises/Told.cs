using System.Text.Json;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;

namespace Ticketing.Tests.Simulation.Promises;

/// <summary>
/// The answers that clients got and the requests that they made. When an answer arrives, its contents must be on disk, and they stay true until
/// the owner or the time ends them (promises 3, 4 and 6). Answers and requests are kept together because a request may explain a changed answer.
/// </summary>
internal sealed class Told(World world, Witness witness)
{
    private readonly Dictionary<string, Hold> holds = new(StringComparer.Ordinal);
    private readonly HashSet<string> releases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderView> paid = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>?> cancels = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid User, string Key), string> answers = [];
    private readonly HashSet<string> welcomed = new(StringComparer.Ordinal);

    /// <summary>The orders whose owners were told that they are paid.</summary>
    public IEnumerable<OrderView> Paid => paid.Values;

    /// <summary>All holds that any client was told of; cheaters use them.</summary>
    public IReadOnlyList<Hold> Holds => [.. holds.Values];

    /// <summary>Whether a buyer was told of this hold.</summary>
    public bool IsTold(string holdId) => holds.ContainsKey(holdId);

    /// <summary>Called when the owner asks to end a hold, or asks for something that ends it.</summary>
    public void Releases(string holdId) => releases.Add(holdId);

    /// <summary>Called when the owner asks to return seats or to cancel the order; null means all seats.</summary>
    public void Cancels(string orderId, IReadOnlyList<string>? seats) =>
        cancels[orderId] = cancels.TryGetValue(orderId, out var before)
            ? before is null || seats is null ? null : [.. before, .. seats]
            : seats;

    /// <summary>Whether a running hold may end: its owner asked for that, or was never told that it lasts until now.</summary>
    public bool MayEnd(string holdId) => !holds.TryGetValue(holdId, out var hold) || hold.ExpiresAt <= world.Now || releases.Contains(holdId);

    /// <summary>Whether a buyer was told that he owns this seat and has not asked to return it.</summary>
    public bool StandsAsPaid(string orderId, string seat) =>
        paid.TryGetValue(orderId, out var view) && view.Seats.Any(one => one.Seat == seat) && !IsGivenBack(orderId, seat);

    /// <summary>Whether the owner asked to return the seat.</summary>
    public bool IsGivenBack(string orderId, string seat) =>
        cancels.TryGetValue(orderId, out var seats) && (seats is null || seats.Contains(seat));

    public void Holding(Guid user, Hold hold, int count)
    {
        holds[hold.HoldId] = hold;
        if (hold.Seats.Count != count) world.Break($"Promise 3: {count} seats were asked for and {hold.Seats.Count} are held: {hold}");
        if (hold.ExpiresAt <= world.Now || releases.Contains(hold.HoldId) || witness.Rooms.EndsHolds(hold.Performance, user)) return;
        foreach (var seat in hold.Seats)
        {
            var row = witness.Seats.GetValueOrDefault((hold.Performance, seat.Seat));
            var held = row is { Status: SeatStatus.Held } && row.Until >= hold.ExpiresAt;
            if (row is null || row.Buyer != user || row.HoldId != hold.HoldId || !(held || row.Status == SeatStatus.Sold))
                world.Break($"Promise 4: a client was told of a hold until {hold.ExpiresAt:O}, and the disk says: {row}");
        }
    }

    /// <summary>Checks that a cart shows a hold of its owner.</summary>
    public void Viewing(Guid user, CartView view, Hold mine)
    {
        if (mine.ExpiresAt <= world.Now || releases.Contains(mine.HoldId) || world.Machine.WasDoubled || witness.Rooms.EndsHolds(mine.Performance, user)) return;
        if (!view.Holds.Any(hold => hold.HoldId == mine.HoldId && hold.Seats.Count == mine.Seats.Count))
            world.Break($"Promise 4: the cart does not show the hold {mine.HoldId}.");
    }

    /// <summary>Checks the verdict of the door on a ticket that its owner had not returned before.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="mayRepeat">Whether the ticket may have been shown before, by an attempt with or without an answer.</param>
    public void AtTheDoor(Ticket ticket, CheckIn verdict, bool mayRepeat)
    {
        var row = witness.Tickets.GetValueOrDefault((ticket.Performance, ticket.Seat));
        var stands = row?.Serial == ticket.Serial && !IsGivenBack(ticket.OrderId, ticket.Seat);
        switch (verdict.Result)
        {
            case CheckInResult.Welcome when !welcomed.Add(ticket.Serial):
                world.Break($"Promise 10: two people came in with the ticket {ticket}.");
                break;
            case CheckInResult.Welcome when row?.CheckedInAt != verdict.At:
                world.Break($"Promise 10: somebody came in with {ticket}, and the disk says: {row}");
                break;
            case CheckInResult.UsedBefore when !mayRepeat:
                world.Break($"Promise 10: a ticket that was never shown is said to be used: {ticket}");
                break;
            case CheckInResult.NotValid when stands:
                world.Break($"Promise 10: a good ticket was turned away: {row}");
                break;
        }
    }

    public void Ordering(Guid user, OrderView view)
    {
        var row = witness.Orders.GetValueOrDefault(view.OrderId);
        if (row is null || row.User != user || row.Amount != view.Amount) world.Break($"Promise 4: a client was told of the order {view}, and the disk says: {row}");
        if (view.Status == OrderStatus.Paid) Paying(user, view);
        if (view.Status == OrderStatus.Cancelled && row!.Status is not (OrderStatus.Cancelled or OrderStatus.Refunding))
            world.Break($"Promise 4: a client was told that his order is cancelled, and the disk says: {row}");
    }

    /// <summary>Checks that every success under a key equals the first success under that key.</summary>
    public void Answered<T>(Guid user, string key, T answer)
    {
        // The server's time in an answer differs in every repeat, so it is left out of the comparison.
        var text = answer is OrderView view ? JsonSerializer.Serialize(view with { ServerTime = default }) : JsonSerializer.Serialize(answer);
        if (!answers.TryAdd((user, key), text) && answers[(user, key)] != text)
            world.Break($"Promise 6: the key {key} was answered with\n  {answers[(user, key)]}\nand then with\n  {text}");
    }

    /// <summary>Whether anything was answered with success under the key.</summary>
    public bool HasAnswer(Guid user, string key) => answers.ContainsKey((user, key));

    private void Paying(Guid user, OrderView view)
    {
        paid[view.OrderId] = view;
        foreach (var seat in view.Seats)
        {
            var ticket = witness.Tickets.GetValueOrDefault((view.Performance, seat.Seat));
            if (!IsGivenBack(view.OrderId, seat.Seat) && (ticket is null || ticket.Owner != user || ticket.OrderId != view.OrderId))
                world.Break($"Promise 4: a client was told that {view.OrderId} is paid, and seat {seat.Seat} has the ticket {ticket}.");
        }
    }
}
