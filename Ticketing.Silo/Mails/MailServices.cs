using MimeKit;
using Ticketing.Grains.Mails;
using Ticketing.Grains.Settings;

namespace Ticketing.Silo.Mails;

/// <summary>Registers the sending of mails.</summary>
internal static class MailServices
{
    /// <summary>Adds it, with the transport that the settings and the environment choose.</summary>
    /// <exception cref="InvalidOperationException">The sender's address cannot be read.</exception>
    public static IServiceCollection AddMails(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddCheckedSettings<MailSettings>(configuration, "Mail");
        var settings = configuration.ReadChecked<MailSettings>("Mail");
        if (!MailboxAddress.TryParse(settings.From, out _))
            throw new InvalidOperationException($"Mail:From is an address such as 'Ticketing <no-reply@example.com>', not '{settings.From}'.");
        if (settings.Host.Length > 0) services.AddSingleton<IMailTransport, SmtpTransport>();
        else if (settings.Folder.Length > 0 || environment.IsDevelopment()) services.AddSingleton<IMailTransport, FolderTransport>();
        services.AddSingleton<MailSender>();
        services.AddHostedService<MailService>();
        return services;
    }
}
