using Microsoft.Extensions.Options;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Grains.Performances;

/// <summary>
/// Limits the coming dates of one promoter on which nothing is sold, so that nobody occupies halls and lists for nothing. Dates made at the same
/// moment are not counted against each other, so a promoter may end a few dates above the limit.
/// </summary>
public sealed class PromoterDates(IRowStore store, IPerformanceSeats seats, IOptions<VenueSettings> settings)
{
    // Of each page only the dates are counted, until it is known that there are too many; then their seats are asked.
    private const int PageSize = 1_000;
    private const int MaxPages = 10;
    private const int AskedAtOnce = 50;

    /// <summary>Why this promoter gets no further date, or null. Admins are not limited.</summary>
    public async Task<Refusal?> WhyNotMoreAsync(Actor by, Guid promoter, DateTimeOffset now)
    {
        var most = settings.Value.UnsoldDates;
        if (by.Role == Role.Admin) return null;
        var dates = await ReadAsync(promoter, now);
        if (dates.Count < most || await CountUnsoldAsync(dates, most) < most) return null;
        return new Refusal(RefusalCode.TooManyDates, $"You have {most} coming dates on which nothing is sold. Remove some of them first.");
    }

    private async Task<List<string>> ReadAsync(Guid promoter, DateTimeOffset now)
    {
        var (dates, after) = (new List<string>(), new PagePoint(now, ""));
        for (var pages = 0; pages < MaxPages; pages++)
        {
            var page = await store.ReadAsync(new DatesOfOwner(promoter, after, PageSize));
            dates.AddRange(page.Select(static row => row.Performance));
            if (page.Count < PageSize) break;
            after = new PagePoint(page[^1].StartsAt, page[^1].Performance);
        }

        return dates;
    }

    private async Task<int> CountUnsoldAsync(List<string> dates, int most)
    {
        var unsold = 0;
        foreach (var some in dates.Chunk(AskedAtOnce))
        {
            if (unsold >= most) break;
            unsold += (await Task.WhenAll(some.Select(date => seats.AnySoldAsync(date).AsTask()))).Count(static sold => !sold);
        }

        return unsold;
    }
}
