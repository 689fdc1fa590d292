namespace Ticketing.Tests.Faults;

/// <summary>Compares what buyers were told with what there is. Pure.</summary>
internal static class PromiseChecker
{
    /// <summary>What one buyer was told and does not have, or has and was not told.</summary>
    /// <param name="number">The buyer.</param>
    /// <param name="book">What was asked and answered.</param>
    /// <param name="sight">What there is.</param>
    /// <param name="now">The time of looking.</param>
    public static IEnumerable<string> Violations(int number, IReadOnlyList<Sent> book, BuyerSight sight, DateTimeOffset now) =>
        Holds(new BuyerFacts(book), sight, now)
            .Concat(Ghosts(book, sight))
            .Concat(new BuyerFacts(book).Orders.SelectMany(order => Order(order, sight)))
            .Select(violation => $"buyer {number}: {violation}");

    /// <summary>Seats that two have.</summary>
    public static IEnumerable<string> SeatsTwice(IEnumerable<BuyerSight> sights)
    {
        var all = sights.ToArray();
        return Twice(all.SelectMany(sight => sight.Tickets.Keys), "has two tickets")
            .Concat(Twice(all.SelectMany(sight => sight.Holds.Values.SelectMany(seats => seats).Concat(sight.Owned)), "is held or owned twice"));
    }

    private static IEnumerable<string> Twice(IEnumerable<string> seats, string what) =>
        seats.GroupBy(seat => seat).Where(group => group.Count() > 1).Select(group => $"seat {group.Key} {what}");

    private static IEnumerable<string> Holds(BuyerFacts facts, BuyerSight sight, DateTimeOffset now)
    {
        foreach (var hold in facts.OpenHolds.Where(hold => hold.ExpiresAt > now))
        {
            if (!sight.Holds.TryGetValue(hold.HoldId, out var seats)) yield return $"hold {hold.HoldId} of {string.Join(' ', hold.Seats)} is gone";
            else if (!seats.Order().SequenceEqual(hold.Seats.Order())) yield return $"hold {hold.HoldId} has {string.Join(' ', seats)}, not {string.Join(' ', hold.Seats)}";
        }

        foreach (var holdId in facts.Released.Where(sight.Holds.ContainsKey)) yield return $"released hold {holdId} is back";
    }

    // While a hold is unanswered, it may be there, whole or in part. Once its repeat was answered, only answered ones may.
    private static IEnumerable<string> Ghosts(IReadOnlyList<Sent> book, BuyerSight sight)
    {
        if (book.Any(sent => sent is { Kind: SentKind.Hold, Answer: null })) return [];
        var facts = new BuyerFacts(book);
        return sight.Holds.Keys.Where(holdId => !facts.Holds.ContainsKey(holdId)).Select(holdId => $"hold {holdId} was never answered");
    }

    private static IEnumerable<string> Order(OrderFacts order, BuyerSight sight)
    {
        if (!sight.Orders.TryGetValue(order.OrderId, out var seen))
        {
            yield return $"order {order.OrderId} is gone";
            yield break;
        }

        if (!Later(order).Contains(seen.Status)) yield return $"order {order.OrderId} was {order.LastStatus} and is {seen.Status}";

        var tickets = sight.Tickets.Where(ticket => ticket.Value == order.OrderId).Select(ticket => ticket.Key).Order().ToArray();
        string[] due = seen.Status == "paid" ? [.. seen.Seats.Order()] : [];
        var settled = seen.Status is "paid" or "cancelled" or "expired" or "pending";
        if (settled && !tickets.SequenceEqual(due)) yield return $"order {order.OrderId} is {seen.Status} with tickets for [{string.Join(' ', tickets)}], not [{string.Join(' ', due)}]";
        if (seen.Status == "paid" && due.Except(sight.Owned).Any()) yield return $"order {order.OrderId} is paid and its seats are not owned";
        if (order.LastStatus == "paid" && order.Uncertain.Length == 0 && !seen.Seats.Order().SequenceEqual(order.Seats.Order()))
            yield return $"order {order.OrderId} has {string.Join(' ', seen.Seats)}, not {string.Join(' ', order.Seats)}";
    }

    // The states that an order may have reached by itself, or by what was asked and not answered.
    private static IEnumerable<string> Later(OrderFacts order)
    {
        IEnumerable<string> states = order.LastStatus switch
        {
            "pending" when order.Uncertain.Contains(SentKind.Confirm) => ["pending", "paying", "unknown", "selling", "paid", "refunding", "cancelled"],
            "paying" or "unknown" or "selling" => ["paying", "unknown", "selling", "paid", "refunding", "cancelled"],
            "refunding" => ["refunding", "cancelled", "paid"],
            var same => [same],
        };
        return order.Uncertain.Contains(SentKind.Cancel) ? states.Concat(["refunding", "cancelled", "paid"]) : states;
    }
}
