using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Settings;

namespace Ticketing.Api.Accounts;

/// <summary>Registers access tokens, the authorization policies and the log-in throttle.</summary>
internal static class AccessTokenHost
{
    public static void AddAccessTokens(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("AccessTokens");
        var settings = section.Get<AccessTokenSettings>() ?? new AccessTokenSettings();
        services.Configure<AccessTokenSettings>(section);
        services.AddCheckedSettings<LogInSettings>(configuration, "Accounts:LogIn");
        services.AddSingleton<LogInThrottle>();
        services.AddCheckedSettings<SignUpSettings>(configuration, "Accounts:SignUp");
        services.AddSingleton<HourlyBudgets>();
        services.AddSingleton<RevokedTokens>();
        services.AddSingleton<EndedAccessFollower>();
        services.AddHostedService(static provider => provider.GetRequiredService<EndedAccessFollower>());
        services.AddSingleton<AccessTokens>();
        services.AddAuthentication(AccessTokens.Scheme).AddBearerToken();
        services.AddOptions<BearerTokenOptions>(AccessTokens.Scheme)
            .PostConfigure<RevokedTokens>((options, revoked) =>
                options.BearerTokenProtector = new RememberedTokens(options.BearerTokenProtector, revoked, settings.Remembered));
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Promoter, static policy => policy.RequireAuthenticatedUser().AddRequirements(new PresentRole(Role.Promoter)))
            .AddPolicy(Policies.Admin, static policy => policy.RequireAuthenticatedUser().AddRequirements(new PresentRole(Role.Admin)));
        services.AddSingleton<IAuthorizationHandler, PresentRoleCheck>();
    }
}
