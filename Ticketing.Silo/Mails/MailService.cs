using Ticketing.Grains.Mails;

namespace Ticketing.Silo.Mails;

/// <summary>Sends mails while the silo runs; one round after the other, never two at once.</summary>
internal sealed class MailService(MailSender sender, IMailTransport transport, TimeProvider time, ILogger<MailService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!transport.IsOpen)
        {
            logger.LogWarning("Mail:Host is not set, so this server sends no mail: passwords cannot be reset and addresses cannot be verified.");
            return;
        }

        using var timer = new PeriodicTimer(MailSender.Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sender.SendAsync();
            }
#pragma warning disable CA1031 // Whatever the reason, the next round finds the same mails.
            catch (Exception e)
#pragma warning restore CA1031
            {
                logger.LogWarning(e, "A round of mails failed; the next one finds the same mails.");
            }
        }
    }
}
