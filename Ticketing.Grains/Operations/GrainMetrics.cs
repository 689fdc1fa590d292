using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Orders;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Operations;

/// <summary>What the grains tell about themselves; each feature has a meter of its own.</summary>
public static class GrainMetrics
{
    /// <summary>Registers the features' metrics, which grains ask for.</summary>
    public static IServiceCollection AddGrainMetrics(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<SeatMetrics>();
        services.AddSingleton<SeatMapMetrics>();
        services.AddSingleton<OrderMetrics>();
        return services.AddSingleton<RoomMetrics>();
    }
}
