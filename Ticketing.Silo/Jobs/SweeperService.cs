using Ticketing.Grains.Jobs;

namespace Ticketing.Silo.Jobs;

/// <summary>Runs the sweeper while the silo runs. One sweep follows the other; two never run at once.</summary>
internal sealed class SweeperService(Sweeper sweeper, TimeProvider time, ILogger<SweeperService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Sweeper.Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sweeper.SweepAsync();
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "A sweep failed; the next one finds the same deadlines.");
            }
        }
    }
}
