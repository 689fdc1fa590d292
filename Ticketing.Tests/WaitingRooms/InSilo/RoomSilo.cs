using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.EmbeddedSilo;
using Ticketing.Grains.Operations;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Tests.WaitingRooms.InSilo;

/// <summary>A strict silo for waiting rooms over a disk that outlives it; two over one disk each believe to be the only one.</summary>
internal sealed class RoomSilo : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public RoomSilo(IRowStore disk, TimeProvider time, IIncomingGrainCallFilter? filter = null)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddGrainMetrics()
            .AddSingleton(time)
            .AddSingleton(disk)
            .AddSingleton<PerformanceDirectory>()
            .AddSingleton(_ => RandomNumberGenerator.Create())
            .AddEmbeddedSilo(options =>
            {
                options.GrainAssemblies.Add(typeof(WaitingRoomGrain).Assembly);
                options.StreamProviders.Add(LiveSeatMap.Provider);
                options.Strict = true;
            });
        if (filter is not null) services.AddSingleton(filter);
        _services = services.BuildServiceProvider();
    }

    public IClusterClient Client => _services.GetRequiredService<IClusterClient>();

    public IWaitingRoomGrain Room => Client.GetGrain<IWaitingRoomGrain>(RoomWorld.Performance);

    public static Task<Outcome<QueuePlace>>[] EnterAll(IWaitingRoomGrain room, int count) =>
        [.. Enumerable.Range(0, count).Select(user => room.Enter(RoomWorld.User(user)))];

    public async Task<QueueTicket> EnterAsync(int user)
    {
        var place = await Room.Enter(RoomWorld.User(user));
        place.Refusal.ShouldBeNull();
        return place.Value!.Ticket;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
