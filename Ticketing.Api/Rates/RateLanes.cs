using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ticketing.Api.Rates;

/// <summary>Rate limiting in lanes: each has room of its own, so a storm in one takes nothing from another.</summary>
public static class RateLanes
{
    /// <summary>Puts the endpoints into a lane; the innermost call counts.</summary>
    public static TBuilder InLane<TBuilder>(this TBuilder builder, Lane lane)
        where TBuilder : IEndpointConventionBuilder => builder.RequireRateLimiting(lane.ToString());

    internal static IServiceCollection AddRateLanes(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Rates").Get<RateSettings>() ?? new RateSettings();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<TimeProvider>((options, time) =>
        {
            foreach (var lane in Enum.GetValues<Lane>())
                options.AddPolicy(lane.ToString(), new LanePolicy(settings.Of(lane), time));
        });
        return services;
    }
}
