using Microsoft.Extensions.Diagnostics.HealthChecks;
using Ticketing.Grains.Accounts;
using Ticketing.Silo.Accounts;
using Ticketing.Silo.Demo;

namespace Ticketing.Silo.Hosting;

/// <summary>
/// The demo that a start adds to an empty database where it is wanted; the first admin is made before the process listens
/// (<see cref="FirstAdminStart"/>). The process is not ready before, so that who waits for <c>/health/ready</c> finds everything.
/// </summary>
internal sealed class FirstStart(IServiceProvider services, IConfiguration configuration, IHostEnvironment environment) : IHealthCheck
{
    /// <summary>Adds it to a silo, after the store.</summary>
    public static void AddTo(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<FirstStart>();
        services.AddSingleton<DemoPlans>();
        if (HasDemo(configuration, environment)) services.AddHostedService(static provider => provider.GetRequiredService<DemoPlans>());
        else if (!environment.IsDevelopment()) services.AddSingleton(new ClosedLogIns(DemoAccounts.PromoterEmail, DemoAccounts.BuyerEmail));
        services.AddHealthChecks().AddCheck<FirstStart>("first start");
    }

    private volatile bool isDone;

    /// <summary>Adds what is missing, once grains can be called.</summary>
    /// <exception cref="InvalidOperationException">A part of the demo was refused.</exception>
    public async Task RunAsync()
    {
        if (HasDemo(configuration, environment)) await ActivatorUtilities.CreateInstance<DemoData>(services).LoadAsync();
        isDone = true;
    }

    private static bool HasDemo(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment()) return configuration.GetValue("Demo", defaultValue: true);
        if (!configuration.GetValue("Demo", defaultValue: false)) return false;
        if (configuration.GetValue("DemoOutsideDevelopment", defaultValue: false)) return true;
        throw new InvalidOperationException("The demo makes accounts whose password everybody knows. Outside Development it also needs DemoOutsideDevelopment=true.");
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(isDone ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The demo is not there yet."));
}
