using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ticketing.Hosting.Secrets;

/// <summary>
/// Looks every few seconds whether another silo has made a key. Data protection makes the next key two days before it is used; this is
/// for the day on which the keys were thrown away and one silo starts with a new one while another still runs.
/// </summary>
internal sealed class SharedKeyWatch(
    SharedKeys keys, SharedKeyManager manager, IDataProtectionProvider protection, TimeProvider time, ILogger<SharedKeyWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>Reads the keys, and makes the first one; a failure stops the start.</summary>
    public void Load() => protection.CreateProtector(nameof(SharedKeyWatch)).Protect([]);

    /// <summary>One look; what is new is read in the background and good a moment later.</summary>
    public async Task LookAsync()
    {
        if (!await keys.HasChangedAsync()) return;
        manager.Outdate();
        Load(); // The first use of what is out of date starts the reading.
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync();
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "The keys of access tokens could not be looked at; the next look comes in {Period}.", Period);
            }
        }
    }
}
