using Ticketing.Grains.Jobs;

namespace Ticketing.Silo.Jobs;

/// <summary>Purges while the silo runs; one round after the other, never two at once.</summary>
internal sealed partial class PurgerService(Purger purger, TimeProvider time, ILogger<PurgerService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Purger.Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await purger.PurgeAsync();
            }
            catch (Exception e)
            {
                LogFailed(logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A round of the purger failed; the next one finds the same rows.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
