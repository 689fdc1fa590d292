using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Jobs;

/// <summary>
/// Finds holds and orders whose deadline has passed, and tells their grains; and releases the holds of suspended accounts. Deadlines are stored in the rows, not in timers. Telling a grain
/// twice is safe, so any number of processes may sweep, and when one of them dies the others carry on.
/// </summary>
public sealed class Sweeper(IRowStore store, IGrainFactory grains, TimeProvider time, ILogger<Sweeper> logger)
{
    /// <summary>Time between two sweeps: short enough that everybody sees an expired hold as free within a second.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    // How long a sweep waits for answers. An order that waits for its payment provider must not delay the end of other buyers' holds.
    private static readonly TimeSpan Patience = Period;

    // Rows whose grain was told and has not answered yet. Such a grain is not told again meanwhile.
    private readonly ConcurrentDictionary<RowKey, bool> underWay = new();

    private readonly HoldRelease releases = new(store, grains, time);

    /// <summary>Tells all grains with a row that is due now. A failure or a slow answer of one grain does not delay the others.</summary>
    /// <returns>How many rows are due.</returns>
    public async Task<int> SweepAsync()
    {
        var now = time.GetUtcNow();
        var holds = await store.ReadAsync(new HoldsDue(now));
        var orders = await store.ReadAsync(new OrdersDue(now));
        var suspended = await store.ReadAsync(new HoldReleasesDue(now));
        var told = holds.Select(seat => Tell(() => grains.GetSeat(seat.Performance, seat.Seat).Expire(seat.HoldId!), seat.Key))
            .Concat(orders.Select(order => Tell(() => grains.GetOrder(order.OrderId).Resume(), order.Key)))
            .Concat(suspended.Select(release => Tell(() => releases.LookAsync(release), release.Key)));
        await Task.WhenAny(Task.WhenAll(told), Task.Delay(Patience, time));
        return holds.Count + orders.Count + suspended.Count;
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
