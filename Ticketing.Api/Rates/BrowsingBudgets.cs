using BitFaster.Caching.Lru;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ticketing.Api.Problems;

namespace Ticketing.Api.Rates;

/// <summary>
/// Each caller's budget of the browsing lane, for requests outside of it that send much: a whole seat map is polled like a place in line,
/// but a hundred thousand seats cost more than a thousand small reads.
/// </summary>
internal sealed class BrowsingBudgets(IOptions<RateSettings> settings, TimeProvider time)
{
    /// <summary>The most callers whose budgets are remembered; those not used for the longest time have full ones again.</summary>
    internal const int Capacity = 65_536;

    /// <summary>An answer counts as one request, and as one more for each of so many bytes.</summary>
    internal const int BytesPerRequest = 64 * 1024;

    private readonly LaneSettings _lane = settings.Value.Browsing;
    private readonly ConcurrentLru<string, CallerBudget> _budgets = new(concurrencyLevel: Environment.ProcessorCount, Capacity, StringComparer.Ordinal);

    /// <summary>How many callers' budgets are remembered.</summary>
    internal int Count => _budgets.Count;

    /// <summary>The budget of a caller. The lane itself must have a limit per caller.</summary>
    public CallerBudget Of(string caller) => _budgets.GetOrAdd(caller, static (_, from) => new CallerBudget(from.Lane.PerSecond, from.Lane.Burst, from.Time), (Lane: _lane, Time: time));

    /// <summary>Counts an answer against its caller's budget.</summary>
    /// <returns>Null when the answer may be sent; otherwise the one to send.</returns>
    public ProblemResult? Charge(HttpContext context, int bytes)
    {
        if (_lane.PerSecond <= 0 || Of(CallerName.Of(context)).Take(1 + (bytes / BytesPerRequest)) is not { } wait) return null;
        return CallerName.OverBudget(context, wait, time, "A whole map counts as many requests; follow its events, or ask with If-None-Match after Retry-After seconds.");
    }
}
