using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Ticketing.Silo.Operations;

/// <summary>For load balancers and orchestrators: alive, and ready for requests.</summary>
internal static class HealthEndpoints
{
    /// <summary>Adds <c>/health/live</c> (the process answers) and <c>/health/ready</c> (the store does too).</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false }).DisableRateLimiting();
        app.MapHealthChecks("/health/ready").DisableRateLimiting();
    }
}
