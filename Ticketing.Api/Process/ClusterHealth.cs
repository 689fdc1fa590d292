using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans;
using Ticketing.Grains.Secrets;

namespace Ticketing.Api.Process;

/// <summary>Ready is an API process whose silos answer and reach the database.</summary>
internal sealed class ClusterHealth(IGrainFactory grains) : IHealthCheck
{
    /// <summary>How long they may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await grains.GetGrain<ISecretsGrain>(ISecretsGrain.Key).ProtectionKeys(int.MaxValue).WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
