using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Operations;

/// <summary>Finds open sales in the performances' rows, and asks the seat map and the waiting room of each.</summary>
[StatelessWorker]
public sealed class SalesGrain(IRowStore store, TimeProvider time, ILogger<SalesGrain> logger) : Grain, ISalesGrain
{
    /// <summary>How long before its opening a sale is shown, because its lobby fills during that time.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    // Operators ask rarely, so reading through the performances is cheaper than an index that every write would have to update. The number of
    // pages is limited.
    private const int PageSize = 500;
    private const int MaxPages = 20;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SaleState>> Open() => await Task.WhenAll((await FindOpen()).Select(StateOf));

    private async Task<List<PerformanceRow>> FindOpen()
    {
        var now = time.GetUtcNow();
        var open = new List<PerformanceRow>();
        var after = "";
        for (var pages = 0; pages < MaxPages; pages++)
        {
            var page = await store.ReadAsync(new PerformancePage(null, after, PageSize) { MayBeStale = true });
            open.AddRange(page.Where(row => row.SaleOpensAt <= now + Ahead && row.SaleClosesAt > now));
            if (page.Count < PageSize || open.Count >= ISalesGrain.MaxSales) break;
            after = page[^1].Performance;
        }

        return [.. open.Take(ISalesGrain.MaxSales)];
    }

    private async Task<SaleState> StateOf(PerformanceRow row)
    {
        var seats = AskAsync(row, GrainFactory.GetGrain<ISeatMapGrain>(row.Performance).Counts());
        var room = row.HasWaitingRoom
            ? AskAsync(row, GrainFactory.GetGrain<IWaitingRoomGrain>(row.Performance).State())
            : Task.FromResult<RoomState?>(null);
        return new SaleState(row.Performance, row.ShowId, row.StartsAt, row.SaleOpensAt, row.SaleClosesAt, await seats, await room);
    }

    // One seat map or waiting room that fails must not hide the other sales: operators look at this list when something fails.
    private async Task<T?> AskAsync<T>(PerformanceRow row, Task<Outcome<T>> question)
        where T : class
    {
        try
        {
            var answer = await question;
            return answer.Ok ? answer.Value : null;
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "The {Part} of {Performance} did not answer.", typeof(T).Name, row.Performance);
            return null;
        }
    }
}
