using Microsoft.Extensions.Diagnostics.HealthChecks;
using Ticketing.Grains.Secrets;
using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Operations;

/// <summary>
/// Ready means: the store answers in time. Whoever asks while a question is under way gets its answer, so that a crowd of probes,
/// which no lane holds back, costs the store one query at a time.
/// </summary>
internal sealed class StoreHealth(IRowStore store) : IHealthCheck
{
    /// <summary>How long the store may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private Task? asking;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var asked = Volatile.Read(ref asking);
            if (asked is null or { IsCompleted: true })
                Volatile.Write(ref asking, asked = store.ReadAsync(new SecretOf("health")).AsTask());
            await asked.WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.", e);
        }
    }
}
