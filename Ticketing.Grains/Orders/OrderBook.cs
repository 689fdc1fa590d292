using Microsoft.Extensions.Logging;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>
/// One order as its rows tell it, and the way of its next state to the disk: rows, event and the record of the answer in one commit, and after
/// the commit the count and the line in the log. All steps of the saga work on the same book.
/// </summary>
/// <param name="orderId">The order.</param>
/// <param name="store">Where its rows are read from.</param>
/// <param name="tryCommitAsync">Commits rows, all or none; gives the row that conflicts. The activation ends when a commit fails.</param>
/// <param name="outOfDate">Ends the activation because of a conflict, and gives the exception to throw.</param>
/// <param name="metrics">Counts what became of orders.</param>
/// <param name="logger">Takes a line for every event.</param>
internal sealed class OrderBook(
    string orderId, IRowStore store, Func<RowWrite[], Task<Row?>> tryCommitAsync, Func<Row, Exception> outOfDate, OrderMetrics metrics, ILogger logger)
{
    private const int MaxReads = 3;

    /// <summary>The order; null while there is none.</summary>
    public Order? Known { get; private set; }

    /// <summary>The order, for steps that only an order that exists can come to.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Order Order => Known ?? throw new InvalidOperationException($"There is no order {orderId}.");

    /// <summary>Reads the order's rows. What is known stays when there are none.</summary>
    /// <exception cref="StoreUnavailableException">The rows could not be read.</exception>
    public async Task ReadAsync()
    {
        if (await FindAsync() is not { } read) return;
        Forget();
        Known = read;
        metrics.Remembered(read);
    }

    /// <inheritdoc cref="FreshRefusal.WhyNotAsync"/>
    public ValueTask<Refusal?> WhyNotAsync(Func<Refusal?> whyNot) => FreshRefusal.WhyNotAsync(whyNot, ReadAsync);

    /// <summary>Why the order is not this user's to see, or null.</summary>
    public Refusal? WhyNotOf(Guid user) => Known?.Row.User == user ? null : Refusals.NoOrder(orderId);

    /// <summary>Writes a new order with the record of its answer; refused when the request's key has an answer already.</summary>
    public async Task<Outcome<OrderView>> CreateAsync(Order created, RequestKey request, DateTimeOffset now)
    {
        var view = created.ToView(now);
        switch (await tryCommitAsync([.. OrderWrites.Of(null, created, now), AnswerRecord.Of(created.Row.User, request, view).ToRow(now)]))
        {
            case IdempotencyRow: return AnswerRecord.Reused(request);
            case { } conflict: throw outOfDate(conflict);
        }

        Became(created);
        return view;
    }

    /// <summary>Writes one step of the saga and, where a request is done with it, the record of its answer.</summary>
    /// <param name="next">The order after the step.</param>
    /// <param name="now">When the step was decided.</param>
    /// <param name="request">The request that is done.</param>
    public async Task<OrderView> MoveAsync(Order next, DateTimeOffset now, RequestKey? request = null)
    {
        var view = next.ToView(now);
        var writes = OrderWrites.Of(Known, next, now);
        if (request is not null) writes.Add(AnswerRecord.Of(next.Row.User, request, view).ToRow(now));
        if (await tryCommitAsync([.. writes]) is { } conflict) throw outOfDate(conflict);
        Became(next);
        return view;
    }

    /// <summary>
    /// Answers a request whose step was finished without its caller. What the caller is told at last is recorded, so the next repeat is told the same.
    /// </summary>
    public async Task<OrderView> AnswerLateAsync(RequestKey request, DateTimeOffset now)
    {
        var view = Order.ToView(now);
        if (Order.Row.Status is OrderStatus.Paid or OrderStatus.Cancelled
            && await tryCommitAsync([AnswerRecord.Of(Order.Row.User, request, view).ToRow(now)]) is { } conflict) throw outOfDate(conflict);
        return view;
    }

    /// <summary>The order is no longer in memory.</summary>
    public void Forget()
    {
        if (Known is not null) metrics.Forgotten(Known);
    }

    private void Became(Order next)
    {
        var told = OrderEvents.Of(Known, next);
        metrics.Moved(Known, next, told);
        if (told is { } one) logger.Tell(one, Known, next);
        Known = next;
    }

    private async Task<Order?> FindAsync()
    {
        for (var reads = 0; reads < MaxReads; reads++)
        {
            if (await store.ReadAsync(new OrderOf(orderId)) is not [var row, ..]) return null;
            var seats = await store.ReadAsync(new SeatsOfOrder(orderId));
            var refunds = await store.ReadAsync(new RefundsOfOrder(orderId));
            var read = new Order(row, [.. seats], [.. refunds.OrderBy(refund => refund.RequestedAt)]);

            // Three reads: another activation may have moved the order on in between.
            if (read.IsWhole) return read;
        }

        throw new InvalidOperationException($"The rows of order {orderId} do not fit together.");
    }
}
