using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <inheritdoc cref="IRefundListGrain"/>
[StatelessWorker]
public sealed class RefundListGrain(IRowStore store) : Grain, IRefundListGrain
{
    // Earlier than any refund.
    private static readonly PagePoint Start = new(DateTimeOffset.UnixEpoch, "");

    /// <inheritdoc/>
    public async Task<Outcome<DeclinedRefundList>> Declined(Actor by, PagePoint? after, int limit)
    {
        if (by.Role != Role.Admin) return Refusals.AdminsOnly;
        var rows = await store.ReadAsync(new DeclinedRefunds(after ?? Start, PageLimits.Rows(limit)));
        return new DeclinedRefundList(rows.Select(ToItem).ToArray());
    }

    private static DeclinedRefund ToItem(RefundRow row) =>
        new(row.RefundId, row.OrderId, row.Amount, row.Reason, row.RequestedAt, row.DeclinedAt!.Value, row.DeclinedReason ?? "");
}
