using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Operations;

/// <summary>Finds the sales by their rows, and asks map and waiting room of each.</summary>
[StatelessWorker]
public sealed class SalesGrain(IRowStore store, TimeProvider time, ILogger<SalesGrain> logger) : Grain, ISalesGrain
{
    /// <summary>A sale is shown so long before it opens: its lobby fills then.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    // Operators look at this now and then, so it walks through the performances instead of costing each write an index; but not for ever.
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

    // One that is in trouble must not hide the others: that is when operators look.
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
