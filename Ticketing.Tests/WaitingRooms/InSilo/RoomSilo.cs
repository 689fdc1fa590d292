using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Shouldly;
using Ticketing.Grains;
using Ticketing.Grains.Operations;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;
using Ticketing.Tests.Hosting;

namespace Ticketing.Tests.WaitingRooms.InSilo;

/// <summary>A silo for waiting rooms on a disk that outlives it. Two silos on one disk do not know of each other.</summary>
internal sealed class RoomSilo : IAsyncDisposable
{
    private readonly InProcessSilo _silo;

    private RoomSilo(InProcessSilo silo) => _silo = silo;

    public IClusterClient Client => _silo.Client;

    public IWaitingRoomGrain Room => Client.GetGrain<IWaitingRoomGrain>(RoomWorld.Performance);

    public static async Task<RoomSilo> StartAsync(IRowStore disk, TimeProvider time, IIncomingGrainCallFilter? filter = null) =>
        new(await InProcessSilo.StartAsync(
            time,
            services => services
                .AddGrainMetrics()
                .AddSingleton(disk)
                .AddGrainServices()
                .AddSingleton(_ => RandomNumberGenerator.Create()),
            silo =>
            {
                if (filter is not null) silo.AddIncomingGrainCallFilter(filter);
            }));

    public static Task<Outcome<QueuePlace>>[] EnterAll(IWaitingRoomGrain room, int count) =>
        [.. Enumerable.Range(0, count).Select(user => room.Enter(RoomWorld.User(user)))];

    public async Task<QueueTicket> EnterAsync(int user)
    {
        var place = await Room.Enter(RoomWorld.User(user));
        place.Refusal.ShouldBeNull();
        return place.Value!.Ticket;
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();
}
