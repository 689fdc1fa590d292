using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ticketing.Hosting.Telemetry;

/// <summary>
/// Lets a caller's trace id go with its grain calls when nothing is exported, for the log lines that carry it. Orleans hands a trace on only
/// while somebody listens to its spans; these are made, and kept by nobody.
/// </summary>
public sealed class GrainCallTraces : IHostedService, IDisposable
{
    private readonly ActivityListener listener = new()
    {
        ShouldListenTo = static source => source.Name == "Microsoft.Orleans.Application",
        Sample = static (ref ActivityCreationOptions<ActivityContext> call) =>
            call.Parent == default ? ActivitySamplingResult.None : ActivitySamplingResult.PropagationData,
    };

    private GrainCallTraces()
    {
    }

    /// <summary>Adds it to a process, silo or API, whose log lines tell their trace.</summary>
    public static void AddTo(IServiceCollection services, OperationsSettings settings)
    {
        if (settings.JsonLogs) services.AddHostedService(static _ => new GrainCallTraces());
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ActivitySource.AddActivityListener(listener);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
