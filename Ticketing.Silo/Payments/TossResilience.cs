using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Ticketing.Silo.Payments;

/// <summary>
/// How long one call to Toss Payments may take, and when calls are not made at all. A provider that is down would otherwise keep every
/// order waiting for the whole time-out, and every connection busy.
/// </summary>
/// <remarks>
/// No call is repeated here. An order repeats a confirm or a refund itself, under the same idempotency key, and after it has asked how the
/// earlier try ended.
/// </remarks>
internal static class TossResilience
{
    /// <summary>Fewer calls than this within <see cref="Sampling"/> say nothing about the provider.</summary>
    public const int MinCalls = 20;

    /// <summary>The share of calls without an answer from which on none is made.</summary>
    public const double FailureRatio = 0.5;

    /// <summary>How long a call counts.</summary>
    public static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    /// <summary>How long no call is made. Then one is, alone: its answer allows the others, and its failure begins the next break.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(5);

    /// <summary>The pipeline of one gateway. The time-out is inside of the breaker, so that a call which was too slow counts as one without an answer.</summary>
    public static ResiliencePipeline<TossReply> Build(TossPaymentsOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder<TossReply> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<TossReply>
            {
                MinimumThroughput = MinCalls,
                FailureRatio = FailureRatio,
                SamplingDuration = Sampling,
                BreakDuration = Break,
                ShouldHandle = new PredicateBuilder<TossReply>()
                    .Handle<TimeoutRejectedException>()
                    .HandleResult(reply => reply is TossReply.NoAnswer { IsOutage: true }),
            })
            .AddTimeout(options.Timeout)
            .Build();
}
