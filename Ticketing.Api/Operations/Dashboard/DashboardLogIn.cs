using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;

namespace Ticketing.Api.Operations.Dashboard;

/// <summary>
/// Who may see Orleans' dashboard: an admin, by the access token of a program or by a cookie of a person, since a browser sends no token
/// when it opens a page. The cookie is good for the dashboard's addresses only, where nothing can be changed.
/// </summary>
internal static class DashboardLogIn
{
    /// <summary>The name of the cookie's authentication scheme.</summary>
    public const string Scheme = "dashboard";

    private const string Cookie = "ticketing-dashboard";

    // The ops page asks for the log-in, gets the cookie and goes on to the dashboard.
    private const string LogInPage = "/ops#dashboard";

    /// <summary>Adds the cookie and <see cref="Policies.Dashboard"/>.</summary>
    public static void AddDashboardLogIn(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Scheme, static options =>
        {
            options.Cookie.Name = Cookie;
            options.Cookie.Path = DashboardPages.Prefix;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = CheckAsync;
            options.Events.OnRedirectToLogin = AskForLogIn;
            options.Events.OnRedirectToAccessDenied = Forbid;
        });
        services.AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<IOptions<AccessTokenSettings>>(static (options, tokens) => options.ExpireTimeSpan = tokens.Value.Life);
        services.AddAuthorizationBuilder().AddPolicy(Policies.Dashboard, static policy => policy
            .AddAuthenticationSchemes(AccessTokens.Scheme, Scheme)
            .RequireAuthenticatedUser()
            .AddRequirements(new PresentRole(Role.Admin)));
    }

    // Few look at the dashboard, so the database is asked each time. Log-out and a role that was taken away end the cookie at once and everywhere.
    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var grains = context.HttpContext.RequestServices.GetRequiredService<IGrainFactory>();
        var session = context.Principal?.FindFirst(Caller.SessionClaimType)?.Value;
        var isAdmin = session is not null && await grains.GetGrain<ISessionGrain>(session).View() is { Ok: true, Value.Role: Role.Admin };
        if (!isAdmin) context.RejectPrincipal();
    }

    private static Task AskForLogIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsPerson(context.Request))
        {
            context.Response.Headers.WWWAuthenticate = default;
            context.Response.Redirect(LogInPage);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    private static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // A browser that opens a page names this type; its scripts and other programs do not.
    private static bool IsPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().Accept.Any(static type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
