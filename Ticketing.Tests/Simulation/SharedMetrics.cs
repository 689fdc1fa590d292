using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Orders;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Tests.Simulation;

/// <summary>
/// The grains' metrics, created once for all simulated processes. A killed process disposes nothing, so the meters of thousands of processes
/// would stay in memory.
/// </summary>
internal static class SharedMetrics
{
    private static readonly IMeterFactory Meters =
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    private static readonly OrderMetrics Orders = new(Meters);
    private static readonly SeatMapMetrics Sales = new(Meters);
    private static readonly RoomMetrics Rooms = new(Meters);

    public static SeatMetrics Seats { get; } = new(Meters);

    public static void AddSharedMetrics(this IServiceCollection services) =>
        services.AddSingleton(Seats).AddSingleton(Orders).AddSingleton(Sales).AddSingleton(Rooms);
}
