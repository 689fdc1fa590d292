using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Accounts;

/// <summary>
/// How many accounts one network address (IPv6: its /64) may make in an hour, and how many mails it may cause without a log-in. Robots make accounts
/// by the thousand; people behind one address of an office or a campus are counted together, so the number is a setting.
/// </summary>
internal sealed class HourlyBudgets(IOptions<SignUpSettings> options, TimeProvider time)
{
    private readonly SignUpSettings _settings = options.Value;
    private readonly HourlyBudget<string> _addresses = new(options.Value.PerAddressAndHour, options.Value.Remembered, time);

    /// <summary>How many addresses are remembered.</summary>
    public int Count => _addresses.Count;

    /// <summary>Takes one from what the caller's address may do, or says how long to wait.</summary>
    /// <param name="context">The request.</param>
    /// <param name="what">What is counted.</param>
    public ProblemResult? TryTake(HttpContext context, string what) =>
        _settings.PerAddressAndHour != 0 && _addresses.Take($"{what}|{CallerAddress.Of(context)}") is { } wait
            ? new ProblemResult(ProblemCatalogue.RateLimited, Text) { RetryAfter = wait, Facts = new RefusalFacts { RetryAt = time.GetUtcNow() + wait } }
            : null;

    private string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"One network address may do this {_settings.PerAddressAndHour} times an hour. People who share an address are counted together: try again later, or from another network.");
}
