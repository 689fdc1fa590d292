using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ticketing.Grains.Settings;

namespace Ticketing.Api.Rates;

/// <summary>Rate limiting in lanes. Each lane has slots of its own, so a flood of requests in one lane takes nothing from another.</summary>
public static class RateLanes
{
    /// <summary>Puts the endpoints into a lane. When groups are nested, the innermost call counts.</summary>
    public static TBuilder InLane<TBuilder>(this TBuilder builder, Lane lane)
        where TBuilder : IEndpointConventionBuilder => builder.RequireRateLimiting(lane.ToString());

    internal static IServiceCollection AddRateLanes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedSettings<RateSettings>(configuration, "Rates");
        services.AddRateLimiter(_ => { });
        services.AddSingleton<BrowsingBudgets>();
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateSettings>, BrowsingBudgets, TimeProvider>((options, settings, browsing, time) =>
        {
            foreach (var lane in Enum.GetValues<Lane>())
            {
                var size = settings.Value.Of(lane);
                options.AddPolicy(lane.ToString(), new LanePolicy(size, time, lane == Lane.Browsing ? browsing.Of : _ => new CallerBudget(size.PerSecond, size.Burst, time)));
            }
        });
        return services;
    }
}
