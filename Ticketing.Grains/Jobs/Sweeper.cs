using System.Collections.Concurrent;
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

    // How long a sweep waits for answers: an order that waits for its payment provider must not keep others' holds from ending in time.
    private static readonly TimeSpan Patience = Period;

    // Told, and not answered yet; not told again meanwhile.
    private readonly ConcurrentDictionary<RowKey, bool> underWay = new();

    /// <summary>Tells everything that is due now; a failure or a slow answer of one does not keep the others from being told.</summary>
    /// <returns>How many are due.</returns>
    public async Task<int> SweepAsync()
    {
        var now = time.GetUtcNow();
        var holds = await store.ReadAsync(new HoldsDue(now));
        var orders = await store.ReadAsync(new OrdersDue(now));
        var told = holds.Select(seat => Tell(() => grains.GetSeat(seat.Performance, seat.Seat).Expire(seat.HoldId!), seat.Key))
            .Concat(orders.Select(order => Tell(() => grains.GetOrder(order.OrderId).Resume(), order.Key)));
        await Task.WhenAny(Task.WhenAll(told), Task.Delay(Patience, time));
        return holds.Count + orders.Count;
    }

    private async Task Tell(Func<Task> tell, RowKey key)
    {
        if (!underWay.TryAdd(key, true)) return;
        try
        {
            await tell();
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "{Key} could not be told that it is due; the next sweep tells it again.", key);
        }
        finally
        {
            underWay.TryRemove(key, out _);
        }
    }
}
