using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Ticketing.Grains.Settings;

namespace Ticketing.Grains.Accounts;

/// <summary>Registers the services that the account grains need.</summary>
public static class AccountServices
{
    /// <summary>
    /// The rounds of a password hash, and the fewest outside development (OWASP Password Storage Cheat Sheet, 2025, for PBKDF2 with HMAC-SHA-512).
    /// </summary>
    public const int PasswordRounds = 210_000;

    /// <summary>
    /// Adds password hashing. Setting <c>Accounts:PasswordIterations</c> replaces <see cref="PasswordRounds"/>; an older hash with fewer rounds is
    /// replaced at the next log-in.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="isDevelopment">Whether hashes may be weak. Tests and the bench say so with the setting <c>Accounts:WeakHashes</c>.</param>
    /// <exception cref="InvalidOperationException">There are too few rounds for the environment.</exception>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration, bool isDevelopment)
    {
        var rounds = configuration.GetValue("Accounts:PasswordIterations", PasswordRounds);
        if (rounds < PasswordRounds && !isDevelopment && !configuration.GetValue("Accounts:WeakHashes", defaultValue: false))
            throw new InvalidOperationException($"Accounts:PasswordIterations is at least {PasswordRounds} outside development, not {rounds}: passwords in a stolen database would be guessed sooner.");
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = rounds);
        services.AddCheckedSettings<SessionSettings>(configuration, "Sessions");
        services.AddCheckedSettings<PasswordSettings>(configuration, "Passwords");
        services.TryAddSingleton<PasswordHasher<AccountRow>>();
        services.TryAddSingleton<IPasswordWork, PasswordWork>();
        return services;
    }
}
