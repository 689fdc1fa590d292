using System.Security.Cryptography;
using Orleans;
using Ticketing.Grains.Accounts;

namespace Ticketing.Silo.Accounts;

/// <summary>The first admin's account, made at the first start because only an admin can make others admins.</summary>
internal static partial class FirstAdmin
{
    private const string DevelopmentEmail = "admin@ticketing.local";

    /// <summary>
    /// Makes an admin from the settings <c>Admin:Email</c> and <c>Admin:Password</c> when there is none yet. Without a password in the settings,
    /// a development environment gets an admin with a random password, which is logged once. Any other environment logs a warning and stays
    /// without an admin.
    /// </summary>
    /// <param name="services">The services of a host whose grains can already be called.</param>
    public static async Task EnsureFirstAdminAsync(this IServiceProvider services)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FirstAdmin).FullName!);
        if (await grains.GetGrain<IAccountDirectoryGrain>("first-admin").HasAdmin())
            return;
        var configuration = services.GetRequiredService<IConfiguration>();
        var (email, password) = (configuration["Admin:Email"], configuration["Admin:Password"]);
        var made = string.IsNullOrEmpty(password);
        if (made && !services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            LogMissing(logger);
            return;
        }
        email ??= DevelopmentEmail;
        if (made)
            password = RandomNumberGenerator.GetHexString(20, lowercase: true) + "-a1";
        var address = EmailAddress.TryNormalize(email, out var normalized) ? normalized : email;
        var outcome = await grains.GetGrain<IEmailGrain>(address)
            .SignUpFirstAdmin(new SignUp(Guid.CreateVersion7(), email, "Admin", password!));
        if (!outcome.Ok)
            LogRefused(logger, email, outcome.Refusal.Detail);
        else if (made)
            LogMadeUp(logger, email, password!);
        else
            LogMade(logger, email);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no admin: set Admin:Email and Admin:Password and start again")]
    private static partial void LogMissing(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Email} could not be made the first admin: {Detail}")]
    private static partial void LogRefused(ILogger logger, string email, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "The first admin is {Email}")]
    private static partial void LogMade(ILogger logger, string email);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The first admin is {Email} with password {Password} (development only, told once)")]
    private static partial void LogMadeUp(ILogger logger, string email, string password);
}
