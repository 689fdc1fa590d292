using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Checks;

/// <summary>
/// Promise 5: compares the bank's books with tickets and refunds. The part of a charge that was not refunded equals tickets and fees, won for
/// won.
/// </summary>
internal static class MoneyCheck
{
    private static readonly string[] Rest = ["pending", "paid", "cancelled", "expired"];

    /// <summary>Whether no money moves any more without a request. A pending order counts: it will expire, but its money has not moved.</summary>
    public static bool Rests(OrderLine order) => Rest.Contains(order.Status);

    /// <summary>Checks the orders. Orders whose money is still moving are left for a later reading.</summary>
    public static IEnumerable<Violation> Check(RowsRead rows)
    {
        var orders = rows.Orders.ToDictionary(order => order.Order);
        var tickets = rows.Tickets.ToLookup(ticket => ticket.Order, ticket => ticket.Price);
        var refunds = rows.Refunds.ToLookup(refund => refund.Order);
        foreach (var payments in rows.Payments.GroupBy(payment => payment.Order))
        {
            var kept = payments.Sum(payment => payment.Charged - payment.Refunded);
            if (payments.Any(payment => payment.Charged < payment.Refunded)) yield return new Violation(5, $"order {payments.Key} got more money back than was charged");
            if (!orders.TryGetValue(payments.Key, out var order))
            {
                if (kept != 0) yield return new Violation(5, $"{kept} won are kept for order {payments.Key}, which is not there");
                continue;
            }

            var earned = tickets[payments.Key].Sum() + refunds[payments.Key].Where(refund => refund.IsSettled).Sum(refund => refund.Fee);
            if (payments.Count(payment => payment.Charged > 0) > 1) yield return new Violation(5, $"order {order.Order} was charged twice");
            if (Rests(order) && order.Status != "pending" && kept != earned)
                yield return new Violation(5, $"{kept} won are kept for order {order.Order}, which is {order.Status} with tickets and fees of {earned}");
        }
    }
}
