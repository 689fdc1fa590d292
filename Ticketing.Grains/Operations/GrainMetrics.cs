using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Orders;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Operations;

/// <summary>Registers the metrics of the grains. Each feature has a meter of its own.</summary>
public static class GrainMetrics
{
    /// <summary>Registers the metrics classes, which grains get by injection.</summary>
    public static IServiceCollection AddGrainMetrics(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<SeatMetrics>();
        services.AddSingleton<SeatMapMetrics>();
        services.AddSingleton<OrderMetrics>();
        return services.AddSingleton<RoomMetrics>();
    }
}
