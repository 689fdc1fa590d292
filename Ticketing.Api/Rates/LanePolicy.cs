using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Ticketing.Api.Accounts;
using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Rates;

/// <summary>One lane as ASP.NET Core's rate limiter wants it.</summary>
internal sealed class LanePolicy(LaneSettings settings, TimeProvider time) : IRateLimiterPolicy<string>, IDisposable
{
    private const string Everybody = "";

    private readonly ConcurrencyLimiter _lane = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = settings.Concurrency,
        QueueLimit = settings.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } =
        static (context, _) => new ValueTask(ProblemOf(context.Lease).ExecuteAsync(context.HttpContext));

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => settings.PerSecond > 0
        ? RateLimitPartition.Get<string>(
            CallerOf(httpContext),
            _ => new LaneLimiter(_lane, new CallerBudget(settings.PerSecond, settings.Burst, time)))
        : RateLimitPartition.Get<string>(Everybody, _ => new LaneLimiter(_lane, budget: null));

    public void Dispose() => _lane.Dispose();

    private static ProblemResult ProblemOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
        ? new ProblemResult(ProblemCatalogue.RateLimited, "Ask again after Retry-After seconds.") { RetryAfter = wait }
        : ProblemCatalogue.Of(RefusalCode.Overloaded).With("Ask again after Retry-After seconds.");

    // A person who is logged in is one caller wherever they are; others are counted by address.
    private static string CallerOf(HttpContext context)
    {
        if (Caller.UserClaim(context.User) is { } user)
            return user;
        return CallerAddress.Of(context);
    }
}
