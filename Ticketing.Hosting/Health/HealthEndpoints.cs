using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ticketing.Hosting.Health;

/// <summary>For load balancers and orchestrators: alive, and ready for requests.</summary>
public static class HealthEndpoints
{
    /// <summary>
    /// Adds <c>/health/live</c> (the process answers) and <c>/health/ready</c> (so does what it needs). They come before everything else, also
    /// before the check of <c>AllowedHosts</c>: a probe asks for the process by its address and not by a public name.
    /// </summary>
    public static void AddHealthProbes(this WebApplicationBuilder builder) => builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, First>());

    private sealed class First : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
            app.UseHealthChecks("/health/ready");
            next(app);
        };
    }
}
