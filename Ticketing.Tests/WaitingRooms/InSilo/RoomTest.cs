using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Kit.Stores;
using Xunit;

namespace Ticketing.Tests.WaitingRooms.InSilo;

/// <summary>Base class: a waiting room that has just opened, on a silo and a disk, with a clock that stands still.</summary>
public abstract class RoomTest : IAsyncLifetime
{
    internal FakeTimeProvider Time { get; } = new(RoomWorld.Opening.AddSeconds(2));

    internal MemoryStore Disk { get; } = new();

    internal RoomSilo Silo { get; private set; } = null!;

    internal IWaitingRoomGrain Room => Silo.Room;

    public virtual async Task InitializeAsync()
    {
        Silo = await RoomSilo.StartAsync(Disk, Time);
        await ConfigureAsync(RoomWorld.Settings(cap: 2));
    }

    public async Task DisposeAsync()
    {
        Disk.Release();
        await Silo.DisposeAsync();
    }

    internal async Task ConfigureAsync(WaitingRoomSettings settings) => (await Room.Configure(settings, null)).Refusal.ShouldBeNull();

    /// <summary>The process ends and another one starts.</summary>
    internal async Task RestartAsync()
    {
        await Silo.DisposeAsync();
        Silo = await RoomSilo.StartAsync(Disk, Time);
    }

    /// <summary>Advances the clock and lets the room call people.</summary>
    internal async Task<RoomHead> CallAsync(double seconds = 1)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        return (await Room.Head()).Value!;
    }
}
