using Microsoft.Extensions.Diagnostics.HealthChecks;
using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Operations;

/// <summary>Ready means: the store answers.</summary>
internal sealed class StoreHealth(IRowStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.ReadAsync(new SecretOf("health"));
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.", e);
        }
    }
}
