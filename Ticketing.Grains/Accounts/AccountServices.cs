using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Ticketing.Grains.Settings;

namespace Ticketing.Grains.Accounts;

/// <summary>What the account grains need from their host.</summary>
public static class AccountServices
{
    /// <summary>
    /// Adds password hashing; setting <c>Accounts:PasswordIterations</c> overrides the framework's 100,000 rounds and applies to new hashes.
    /// </summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PasswordHasherOptions>(options =>
            options.IterationCount = configuration.GetValue("Accounts:PasswordIterations", options.IterationCount));
        services.AddCheckedSettings<PasswordSettings>(configuration, "Passwords");
        services.TryAddSingleton<PasswordHasher<AccountRow>>();
        services.TryAddSingleton<IPasswordWork, PasswordWork>();
        return services;
    }
}
