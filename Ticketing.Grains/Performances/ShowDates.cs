using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>Finds the dates of a show in its performances' rows.</summary>
public sealed class ShowDates(IRowStore store) : IShowDates
{
    private const int PerformancesPerRead = 1_000;

    /// <inheritdoc/>
    public async Task<bool> AnyAfterAsync(string showId, DateTimeOffset time)
    {
        for (var after = ""; ;)
        {
            var rows = await store.ReadAsync(new PerformancePage(showId, after, PerformancesPerRead));
            if (rows.Any(row => row.StartsAt > time)) return true;
            if (rows.Count < PerformancesPerRead) return false;
            after = rows[^1].Performance;
        }
    }
}
