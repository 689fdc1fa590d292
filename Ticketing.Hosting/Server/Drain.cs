using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ticketing.Hosting.Server;

/// <summary>
/// The first part of a stop: the process is not ready any more, and goes on answering for <see cref="ServerSettings.DrainTime"/>. Only then
/// are streams ended, connections closed and, in a silo, grains ended.
/// </summary>
/// <param name="lifetime">Tells that the process is to stop.</param>
/// <param name="settings">How long to go on answering.</param>
/// <param name="time">The clock.</param>
public sealed class Drain(IHostApplicationLifetime lifetime, IOptions<ServerSettings> settings, TimeProvider time) : IHostedLifecycleService, IHealthCheck, IDisposable
{
    // Beside the drain: requests and grains that still run.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource over = new();

    /// <summary>Ends what would stay open for hours.</summary>
    public CancellationToken Over => over.Token;

    /// <summary>Adds the drain to a process, and <see cref="ProcessEnd"/>.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<Drain>();
        services.AddSingleton<ProcessEnd>();
        services.AddHostedService(static provider => provider.GetRequiredService<Drain>());
        services.AddHealthChecks().AddCheck<Drain>("stopping");
        services.AddOptions<HostOptions>().Configure<IOptions<ServerSettings>>(static (host, server) => host.ShutdownTimeout = server.Value.DrainTime + LongestStop);
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The process is stopping.") : HealthCheckResult.Healthy());

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A stop that nobody announced, as by the process itself, is announced here.
        lifetime.StopApplication();
        await Task.Delay(settings.Value.DrainTime, time, cancellationToken);
        await over.CancelAsync();
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => over.Dispose();
}
