using System.Globalization;
using BitFaster.Caching.Lru;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;

namespace Ticketing.Api.Accounts;

/// <summary>
/// How many accounts one network address (IPv6: its /64) may make in an hour, and how many mails it may cause without a log-in. Robots make accounts
/// by the thousand; people behind one address of an office or a campus are counted together, so the number is a setting.
/// </summary>
internal sealed class HourlyBudgets(IOptions<SignUpSettings> options, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // The smallest capacity that the cache has.
    private const int MinRemembered = 3;

    private readonly SignUpSettings _settings = options.Value;

    // The budget of an address holds what it may do now, and fills again within an hour. An address that is not here has a full one.
    private readonly ConcurrentLru<string, CallerBudget> _buckets =
        new(concurrencyLevel: 1, Math.Max(MinRemembered, options.Value.Remembered), StringComparer.Ordinal);

    /// <summary>How many addresses are remembered.</summary>
    public int Count => _buckets.Count;

    /// <summary>Takes one from what the caller's address may do, or says how long to wait.</summary>
    /// <param name="context">The request.</param>
    /// <param name="what">What is counted.</param>
    public ProblemResult? TryTake(HttpContext context, string what)
    {
        if (_settings.PerAddressAndHour == 0) return null;
        var bucket = _buckets.GetOrAdd(
            $"{what}|{CallerAddress.Of(context)}",
            _ => new CallerBudget(_settings.PerAddressAndHour / Hour.TotalSeconds, _settings.PerAddressAndHour, time));
        return bucket.Take() is not { } wait
            ? null
            : new ProblemResult(ProblemCatalogue.RateLimited, Text) { RetryAfter = wait };
    }

    private string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"One network address may do this {_settings.PerAddressAndHour} times an hour. People who share an address are counted together: try again later, or from another network.");
}
