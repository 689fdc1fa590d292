using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Dashboard;
using Ticketing.Api.Accounts;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Operations;

namespace Ticketing.Api.Operations.Dashboard;

/// <summary>Orleans' own dashboard at <c>/dashboard</c>, for admins. It only reads.</summary>
internal static class DashboardPages
{
    /// <summary>Where the dashboard is.</summary>
    public const string Prefix = "/dashboard";

    // The dashboard's charts set styles of their own, and its style sheet carries a font.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Refused = "The dashboard does not show this here, or the silo it asked does not answer.";

    /// <summary>Adds the pages.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        var dashboard = app.MapOrleansDashboard(Prefix).RequireAuthorization(Policies.Dashboard).InLane(Lane.Browsing).ExcludeFromDescription();
        dashboard.AddEndpointFilter(AnswerAsync);
    }

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-store";
        if (http.Request.Path.Equals($"{Prefix}/", StringComparison.OrdinalIgnoreCase) && await SilosWithoutAsync(http.RequestServices) is { Length: > 0 } silos)
            return ProblemCatalogue.Unavailable.With($"The dashboard needs Operations:Dashboard=true in every silo. Without it run: {string.Join(", ", silos)}.");
        var answer = await next(context);

        // Orleans' own refusals have no code of the catalogue.
        return answer is IStatusCodeHttpResult { StatusCode: >= 400 and { } status } ? ProblemCatalogue.OfBareStatus(status).With(Refused) : answer;
    }

    // Where one silo does not take part, Orleans' dashboard shows no calls of any silo.
    private static async Task<string[]> SilosWithoutAsync(IServiceProvider services) =>
        [.. (await services.GetRequiredService<IGrainFactory>().GetOperations().Silos()).Where(static silo => !silo.HasDashboard).Select(static silo => silo.Silo)];
}
