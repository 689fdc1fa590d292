using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Ticketing.Hosting.Health;

/// <summary>For load balancers and orchestrators: alive, and ready for requests.</summary>
public static class HealthEndpoints
{
    /// <summary>Adds <c>/health/live</c> (the process answers) and <c>/health/ready</c> (so does what it needs).</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false }).DisableRateLimiting();
        app.MapHealthChecks("/health/ready").DisableRateLimiting();
    }
}
