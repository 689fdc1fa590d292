namespace Ticketing.Tests.Faults;

/// <summary>Compares the sandbox's books, which are a bank's in this test, with tickets and refunds. Reads the rows, as an auditor would.</summary>
internal static class MoneyChecker
{
    /// <summary>Orders that are still on their way.</summary>
    public const string Unsettled = "SELECT order_id || ' is in state ' || status FROM orders WHERE status IN (1, 2, 3, 5)";

    /// <summary>Charges whose money is neither in valid tickets, nor kept as a fee, nor back; and money back that was never charged.</summary>
    public const string Unbalanced = """
        SELECT payment_key || ': kept ' || kept || ' won for tickets and fees of ' || earned
        FROM (
            SELECT payment_key,
                CASE WHEN approved_at IS NULL THEN 0 ELSE amount END
                    - coalesce((SELECT sum(json_extract(value, '$.Amount')) FROM json_each(p.refunds)), 0) AS kept,
                CASE WHEN approved_at IS NULL THEN 0 ELSE
                    coalesce((SELECT sum(price) FROM tickets t WHERE t.order_id = p.order_id), 0)
                    + coalesce((SELECT sum(fee) FROM refunds r WHERE r.order_id = p.order_id AND settled_at IS NOT NULL), 0) END AS earned
            FROM sandbox_payments p)
        WHERE kept <> earned
        """;

    /// <summary>Seats sold without their ticket, and tickets without their sold seat.</summary>
    public const string Unpaired = """
        SELECT 'seat ' || s.seat || ' is sold without a ticket' FROM seats s
        WHERE s.status = 2 AND NOT EXISTS (SELECT 1 FROM tickets t WHERE t.performance = s.performance AND t.seat = s.seat AND t.order_id = s.order_id)
        UNION ALL
        SELECT 'ticket of seat ' || t.seat || ' is for a seat that is not sold to its order' FROM tickets t
        WHERE NOT EXISTS (SELECT 1 FROM seats s WHERE s.performance = t.performance AND s.seat = t.seat AND s.status = 2 AND s.order_id = t.order_id)
        """;
}
