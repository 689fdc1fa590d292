using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Jobs;

/// <summary>
/// Deadlines are data: what is due is found by asking the rows, and the grain it belongs to is told to look. Every telling can be
/// repeated, so any number of processes may sweep, and one that died is missed by nobody.
/// </summary>
public sealed class Sweeper(IRowStore store, IGrainFactory grains, TimeProvider time, ILogger<Sweeper> logger)
{
    /// <summary>How often to sweep: an expired hold is free for everybody to see within a second.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    /// <summary>Tells everything that is due now; a failure of one does not keep the others from being told.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> SweepAsync()
    {
        var now = time.GetUtcNow();
        var holds = await store.ReadAsync(new HoldsDue(now));
        var orders = await store.ReadAsync(new OrdersDue(now));
        var told = holds.Select(seat => Tell(() => grains.GetSeat(seat.Performance, seat.Seat).Expire(seat.HoldId!), seat.Key))
            .Concat(orders.Select(order => Tell(() => grains.GetOrder(order.OrderId).Resume(), order.Key)));
        await Task.WhenAll(told);
        return holds.Count + orders.Count;
    }

    private async Task Tell(Func<Task> tell, RowKey key)
    {
        try
        {
            await tell();
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "{Key} could not be told that it is due; the next sweep tells it again.", key);
        }
    }
}
