using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Rates;

/// <summary>One lane as a policy of ASP.NET Core's rate limiter.</summary>
/// <param name="settings">The lane's size.</param>
/// <param name="time">The clock.</param>
/// <param name="budgetOf">Finds or makes the budget of a caller; only asked when the lane has a limit per caller.</param>
internal sealed class LanePolicy(LaneSettings settings, TimeProvider time, Func<string, CallerBudget> budgetOf) : IRateLimiterPolicy<string>, IDisposable
{
    private const string Everybody = "";

    private readonly ConcurrencyLimiter _lane = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = settings.Concurrency,
        QueueLimit = settings.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } =
        (context, _) => new ValueTask(ProblemOf(context.Lease, context.HttpContext, time).ExecuteAsync(context.HttpContext));

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => settings.PerSecond > 0
        ? RateLimitPartition.Get<string>(
            CallerName.Of(httpContext),
            caller => NewLimiter(budgetOf(caller)))
        : RateLimitPartition.Get<string>(Everybody, _ => NewLimiter(budget: null));

    public void Dispose() => _lane.Dispose();

    private LaneLimiter NewLimiter(CallerBudget? budget) => new(_lane, budget, settings.Patience, time);

    private static ProblemResult ProblemOf(RateLimitLease lease, HttpContext context, TimeProvider time) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
        ? CallerName.OverBudget(context, wait, time, "Ask again after Retry-After seconds.")
        : ProblemCatalogue.Of(RefusalCode.Overloaded).With("Ask again after Retry-After seconds.");
}
