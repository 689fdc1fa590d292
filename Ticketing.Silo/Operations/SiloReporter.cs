using Orleans;
using Ticketing.Grains.Operations;
using Ticketing.Hosting.Telemetry;

namespace Ticketing.Silo.Operations;

/// <summary>Reports what this silo's grains do to the operations grain, every two seconds.</summary>
internal sealed class SiloReporter(
    SiloView silo, ActivationMetrics metrics, OperationsSettings settings, IGrainFactory grains, TimeProvider time, ILogger<SiloReporter> logger)
    : BackgroundService
{
    /// <summary>How often.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var startedAt = time.GetUtcNow();
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await grains.GetOperations().Report(await ReadAsync(startedAt));
            }
            catch (Exception error)
            {
                logger.LogDebug(error, "A report was not delivered; the next one says more.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<SiloReport> ReadAsync(DateTimeOffset startedAt)
    {
        var activations = (await silo.ActivationsAsync()).OrderByDescending(one => one.Count).Take(SiloReport.MaxEntries).ToArray();
        metrics.Show(activations);
        return new SiloReport(
            silo.Silo,
            startedAt,
            activations,
            ThreadPool.ThreadCount,
            ThreadPool.PendingWorkItemCount,
            Environment.WorkingSet,
            settings.Dashboard);
    }
}
