using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Ticketing.Api.Process;

/// <summary>
/// Ready is an API process that reaches a silo. A silo that dies takes some answers with it, so an answer that is missing makes the process
/// unready only when none has come for <see cref="Grace"/>: maps and places in line are served from copies meanwhile, and when every API process
/// is taken out at once nobody is helped. Whether the database answers is not asked here: without it maps and places are served too.
/// </summary>
/// <param name="answerAsync">Asks a silo; ends when one has answered.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told that no silo answers.</param>
internal sealed class ClusterHealth(Func<Task> answerAsync, TimeProvider time, ILogger<ClusterHealth> logger) : IHealthCheck
{
    /// <summary>How long one answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>How long no silo may answer before the process is unready: longer than a silo that dies holds anybody up.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private Task<string?>? asking;
    private long? failingSince;
    private bool hasAnswered;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Whoever asks while a question is under way gets its answer, so that a crowd of probes costs the silos one call at a time.
        Task<string?> asked;
        lock (gate) asked = asking is { IsCompleted: false } ? asking : asking = AskAsync();
        return Judge(await asked.WaitAsync(cancellationToken));
    }

    private HealthCheckResult Judge(string? failure)
    {
        lock (gate)
        {
            if (failure is null)
            {
                (hasAnswered, failingSince) = (true, null);
                return HealthCheckResult.Healthy();
            }

            var since = failingSince ??= time.GetTimestamp();
            var isLasting = !hasAnswered || time.GetElapsedTime(since) >= Grace;
            return isLasting ? HealthCheckResult.Unhealthy($"No silo answers: {failure}") : HealthCheckResult.Degraded($"No silo has answered just now: {failure}");
        }
    }

    // Null when a silo answered, else why none did.
    private async Task<string?> AskAsync()
    {
        try
        {
            await answerAsync().WaitAsync(Patience, time);
            return null;
        }
#pragma warning disable CA1031 // Whatever is in the way of an answer, there is none.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogWarning("No silo answered a health check within {Patience}: {Reason}", Patience, e.Message);
            return e.Message;
        }
    }
}
