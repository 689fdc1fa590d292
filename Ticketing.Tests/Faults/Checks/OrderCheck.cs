using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Seats;

namespace Ticketing.Tests.Faults.Checks;

/// <summary>Promise 4 for orders and tickets: every order that a client was told of exists, and every later change of it was requested.</summary>
internal static class OrderCheck
{
    private static readonly string[] Moving = ["paying", "unknown", "selling"];

    public static IEnumerable<Violation> Check(IReadOnlyList<Operation> operations, RowsRead rows)
    {
        var before = operations.Where(operation => operation.End <= rows.Start).ToArray();
        var lines = rows.Orders.ToDictionary(line => line.Order);
        var tickets = rows.Tickets.ToLookup(ticket => ticket.Order, ticket => ticket.Seat);
        var about = before.ToLookup(operation => operation.Subject);
        foreach (var made in new ToldHolds(before).Orders.Values)
        {
            if (!lines.TryGetValue(made.Order, out var line))
            {
                yield return new Violation(4, $"order {made.Order} of {made.Hold} is gone");
                continue;
            }

            if (line.Amount != made.Amount) yield return new Violation(4, $"order {made.Order} was over {made.Amount} won and is over {line.Amount}");
            var client = about[made.Hold].Concat(about[made.Order]).FirstOrDefault()?.Client;
            var ends = before.Where(operation => EndsHold(operation, made, client)).ToArray();
            foreach (var why in WhyNot(made, line, [.. about[made.Order]], ends, [.. tickets[made.Order]])) yield return new Violation(4, why);
        }
    }

    private static IEnumerable<string> WhyNot(ToldOrder made, OrderLine line, Operation[] about, Operation[] ends, string[] tickets)
    {
        var last = about.LastOrDefault(operation => operation.Ok && operation.Kind is RequestKind.Confirm or RequestKind.Cancel or RequestKind.LookAtOrder);
        var told = last?.Json.ToOrder() ?? made;
        var after = about.Where(operation => last is null || operation.End > last.Start).ToArray();
        var mayPay = after.Any(operation => operation.Kind == RequestKind.Confirm);
        var cancels = after.Where(operation => operation.Kind == RequestKind.Cancel && operation != last && operation.Outcome != OperationOutcome.Refused).ToArray();
        var isReleased = told.Status == "pending" && line.Status == "cancelled" && ends.Any(end => last is null || end.Kind != RequestKind.Release || end.End > last.Start);
        if (!isReleased && !MayBe(told.Status, line.Status, mayPay, cancels.Length > 0)) yield return $"order {made.Order} was {told.Status} and is {line.Status}: {last}";

        if (told.Status == "paid" && !MayAllGoBack(cancels))
        {
            var kept = told.Seats.Except(cancels.SelectMany(cancel => cancel.NamedSeats()));
            foreach (var seat in kept.Except(tickets)) yield return $"the ticket of seat {seat} and order {made.Order} is gone: {last}";
        }

        if (line.Status == "paid" && tickets.Length == 0) yield return $"order {made.Order} is paid without a ticket";
        if (line.Status is "cancelled" or "expired" or "pending" && tickets.Length > 0)
            yield return $"order {made.Order} is {line.Status} with tickets for {string.Join(' ', tickets)}";
    }

    // An unpaid order ends with its hold: by a release, because its buyer left the waiting room, or because another purchase ended the entry.
    private static bool EndsHold(Operation operation, ToldOrder made, int? client) => operation.Outcome != OperationOutcome.Refused && operation.Kind switch
    {
        RequestKind.Release => operation.Subject == made.Hold,
        RequestKind.Leave => operation.Client == client,
        RequestKind.Confirm => operation.Client == client && operation.Subject != made.Order,
        _ => false,
    };

    private static bool MayAllGoBack(Operation[] cancels) => cancels.Any(cancel => cancel.NamedSeats().Length == 0);

    // The states that an order may have reached since: because its time ended, because money was moving, or by a request without an answer.
    private static bool MayBe(string told, string now, bool mayPay, bool mayCancel)
    {
        if (told == now) return true;
        if (mayCancel && now is "refunding" or "cancelled" or "paid") return true;
        return told switch
        {
            "pending" or "expired" => now is "pending" or "expired" || (mayPay && (Moving.Contains(now) || now is "paid" or "refunding" or "cancelled")),
            "paying" or "unknown" or "selling" => true,
            "refunding" => now is "paid" or "cancelled",
            _ => false,
        };
    }
}
