using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>A refund that the payment provider has declined, as staff see it.</summary>
/// <param name="RefundId">Its id, which is also the idempotency key at the provider.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">What is to go back, in won.</param>
/// <param name="Reason">Why money goes back.</param>
/// <param name="RequestedAt">When that was decided.</param>
/// <param name="DeclinedAt">When the provider first declined.</param>
/// <param name="DeclinedReason">The provider's code and words.</param>
[GenerateSerializer, Immutable, Alias("Orders.DeclinedRefund")]
public sealed record DeclinedRefund(
    [property: Id(0)] string RefundId,
    [property: Id(1)] string OrderId,
    [property: Id(2)] long Amount,
    [property: Id(3)] string Reason,
    [property: Id(4)] DateTimeOffset RequestedAt,
    [property: Id(5)] DateTimeOffset DeclinedAt,
    [property: Id(6)] string DeclinedReason);

/// <summary>A page of declined refunds.</summary>
/// <param name="Items">The longest declined first.</param>
[GenerateSerializer, Immutable, Alias("Orders.DeclinedRefundList")]
public sealed record DeclinedRefundList([property: Id(0)] IReadOnlyList<DeclinedRefund> Items);

/// <summary>Refunds for staff; any key. It keeps nothing and reads what is committed.</summary>
[Alias("Orders.IRefundListGrain")]
public interface IRefundListGrain : IGrainWithStringKey
{
    /// <summary>A page of the open refunds that the payment provider has declined, the longest declined first.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">The most to give.</param>
    /// <remarks>Refused with <see cref="RefusalCode.Forbidden"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Declined")]
    Task<Outcome<DeclinedRefundList>> Declined(Actor by, PagePoint? after, int limit);
}

/// <inheritdoc cref="IRefundListGrain"/>
[StatelessWorker]
public sealed class RefundListGrain(IRowStore store) : Grain, IRefundListGrain
{
    // Earlier than any refund.
    private static readonly PagePoint Start = new(DateTimeOffset.UnixEpoch, "");

    /// <inheritdoc/>
    public async Task<Outcome<DeclinedRefundList>> Declined(Actor by, PagePoint? after, int limit)
    {
        if (by.Role != Role.Admin) return new Refusal(RefusalCode.Forbidden, "Only an admin may do this.");
        var rows = await store.ReadAsync(new DeclinedRefunds(after ?? Start, Math.Clamp(limit, 1, 101)));
        return new DeclinedRefundList(rows.Select(ToItem).ToArray());
    }

    private static DeclinedRefund ToItem(RefundRow row) =>
        new(row.RefundId, row.OrderId, row.Amount, row.Reason, row.RequestedAt, row.DeclinedAt!.Value, row.DeclinedReason ?? "");
}
