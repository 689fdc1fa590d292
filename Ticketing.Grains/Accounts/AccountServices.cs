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
    /// Adds password hashing. Setting <c>Accounts:PasswordIterations</c> replaces the framework's 100,000 rounds; only new hashes use it.
    /// </summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PasswordHasherOptions>(options =>
            options.IterationCount = configuration.GetValue("Accounts:PasswordIterations", options.IterationCount));
        services.AddCheckedSettings<SessionSettings>(configuration, "Sessions");
        services.AddCheckedSettings<PasswordSettings>(configuration, "Passwords");
        services.TryAddSingleton<PasswordHasher<AccountRow>>();
        services.TryAddSingleton<IPasswordWork, PasswordWork>();
        return services;
    }
}
