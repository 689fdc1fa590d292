using System.Threading.RateLimiting;

namespace Ticketing.Api.Rates;

/// <summary>
/// One caller in one lane. A request first takes a slot of the lane, which all callers share, and then one request of the caller's own
/// budget. ASP.NET Core disposes a caller's limiter when it is idle; the lane itself is not disposed with it.
/// </summary>
internal sealed class LaneLimiter(RateLimiter lane, CallerBudget? budget, TimeSpan patience, TimeProvider time) : RateLimiter
{
    // Without an idle time of its own, a caller's limiter would be kept as long as the shared lane is busy, for every caller that ever came.
    public override TimeSpan? IdleDuration => budget?.IdleDuration;

    public override RateLimiterStatistics? GetStatistics() => lane.GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => Charge(lane.AttemptAcquire(permitCount));

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        Charge(lane.AttemptAcquire(permitCount) is { IsAcquired: true } free ? free : await WaitAsync(permitCount, cancellationToken));

    // Waiting is limited, so that callers get an answer even when no request of the lane ends.
    private async ValueTask<RateLimitLease> WaitAsync(int permitCount, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            return await lane.AcquireAsync(permitCount, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NoPlace.Instance;
        }
    }

    // The slot is taken first because it can be given back. A request taken off the budget cannot.
    private RateLimitLease Charge(RateLimitLease place)
    {
        if (!place.IsAcquired || budget?.Take() is not { } wait)
            return place;
        place.Dispose();
        return new BudgetSpent(wait);
    }

    private sealed class NoPlace : RateLimitLease
    {
        public static readonly NoPlace Instance = new();

        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }

    private sealed class BudgetSpent(TimeSpan wait) : RateLimitLease
    {
        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
