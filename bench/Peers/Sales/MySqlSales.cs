using Ticketing.Peers.Duties;
using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Sales;

/// <summary>Orders, payments and tickets on MySQL. Each step is one transaction, and each change of a status is a conditional UPDATE.</summary>
internal sealed class MySqlSales
{
    private const string Place = "CALL place_order(@order, @performance, @hold, @buyer, @amount, @now, @request, @fingerprint, @answer)";
    private const string Confirm = "CALL confirm_order(@order, @buyer, @payment, @amount, @now, @request, @fingerprint, @answer)";

    private const string AddPayment =
        """
        INSERT INTO payments (payment_key, order_id, amount)
        SELECT @payment, order_id, amount FROM orders WHERE order_id = @order AND buyer = @buyer AND amount = @amount AND status = 'pending'
        """;

    private const string OfBuyer = "SELECT performance, seat, order_id FROM tickets WHERE buyer = @buyer ORDER BY performance, seat LIMIT @limit";

    private readonly Pool<Session> _sessions;

    private MySqlSales(Pool<Session> sessions) => _sessions = sessions;

    /// <summary>Makes the tables and the procedures, unless an earlier process has made them.</summary>
    public static async Task<MySqlSales> MakeAsync(Pool<Session> sessions)
    {
        using var lease = await sessions.RentAsync();
        foreach (var statement in SaleSchema.Statements) await lease.Session.ExecuteAsync(statement);
        return new MySqlSales(sessions);
    }

    /// <summary>Places the order of a hold that has not ended.</summary>
    public Task<SaleResult> PlaceAsync(Order order, KeptRequest request, DateTimeOffset now) =>
        CallAsync(
            Place, ("@order", order.Id), ("@performance", order.Performance), ("@hold", order.HoldId), ("@buyer", order.Buyer), ("@amount", order.Amount),
            ("@now", now.ToUnixTimeMilliseconds()), ("@request", request.Id), ("@fingerprint", request.Fingerprint), ("@answer", request.Answer));

    /// <summary>Pays an order that is not paid yet, at the payment step that stands for a gateway.</summary>
    /// <returns>Whether there is such an order.</returns>
    public async Task<bool> PayAsync(string payment, string order, string buyer, long amount)
    {
        using var lease = await _sessions.RentAsync();
        return await lease.Session.ExecuteAsync(AddPayment, ("@payment", payment), ("@order", order), ("@buyer", buyer), ("@amount", amount)) == 1;
    }

    /// <summary>Confirms the payment of an order: the order is paid, its seats are sold, and their tickets are issued.</summary>
    public Task<SaleResult> ConfirmAsync(string order, string buyer, string payment, long amount, KeptRequest request, DateTimeOffset now) =>
        CallAsync(
            Confirm, ("@order", order), ("@buyer", buyer), ("@payment", payment), ("@amount", amount),
            ("@now", now.ToUnixTimeMilliseconds()), ("@request", request.Id), ("@fingerprint", request.Fingerprint), ("@answer", request.Answer));

    /// <summary>The tickets of a buyer.</summary>
    public async Task<TicketAnswer[]> TicketsAsync(string buyer, int limit)
    {
        using var lease = await _sessions.RentAsync();
        await using var rows = await lease.Session.QueryAsync(OfBuyer, ("@buyer", buyer), ("@limit", limit));
        var tickets = new List<TicketAnswer>();
        while (await rows.ReadAsync()) tickets.Add(new TicketAnswer(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return [.. tickets];
    }

    private async Task<SaleResult> CallAsync(string call, params (string, object)[] parameters)
    {
        using var lease = await _sessions.RentAsync();
        await using var answer = await lease.Session.QueryAsync(call, parameters);
        await answer.ReadAsync();
        return new SaleResult((SaleOutcome)answer.GetInt32(0), answer.GetString(1), answer.GetString(2), answer.GetString(3));
    }
}

/// <summary>An order to place.</summary>
internal sealed record Order(string Id, string Performance, string HoldId, string Buyer, long Amount);

/// <summary>What became of a step.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Kept">The kept answer of a repeated request.</param>
/// <param name="Performance">The performance of the sold seat.</param>
/// <param name="Seat">The sold seat.</param>
internal sealed record SaleResult(SaleOutcome Outcome, string Kept, string Performance, string Seat);

/// <summary>The outcome of a step. The procedures answer with these numbers.</summary>
internal enum SaleOutcome
{
    /// <summary>The step is done.</summary>
    Done = 0,

    /// <summary>The hold has ended, or the order or the payment does not fit.</summary>
    Refused = 1,

    /// <summary>The request was answered before, and gets the same answer.</summary>
    Repeated = 4,

    /// <summary>The Idempotency-Key was used for another request.</summary>
    KeyReused = 5,
}
