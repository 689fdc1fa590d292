using System.Security.Cryptography;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Performances;

/// <summary>
/// Gives a performance its first waiting room by writing the room's first row; from then on only the room itself changes it.
/// </summary>
public sealed class FirstRooms(IRowStore store, TimeProvider time) : IWaitingRoomSetup
{
    /// <inheritdoc/>
    public async Task<Outcome<Done>> ConfigureAsync(string performance, WaitingRoomSettings settings)
    {
        if (await store.ReadAsync(new RoomOf(performance)) is [var room]) return Same(room, settings);

        var seed = RandomNumberGenerator.GetBytes(LobbyShuffle.SeedLength);
        WaitingRoom.Create(performance, 1, settings, [.. seed], time.GetUtcNow(), out var changes);
        return await store.TryCommitAsync(changes.Writes()) is null
            ? Done.Instance
            : Refusals.Invalid("The waiting room was made from elsewhere at this moment.");
    }

    private static Outcome<Done> Same(RoomRow room, WaitingRoomSettings settings)
    {
        var now = new WaitingRoomSettings(
            room.OpensAt, room.Order, room.RatePerSecond, room.Cap, room.Grace, room.Session, room.AbandonAfter, room.Paused);
        return now == settings ? Done.Instance : Refusals.Invalid("The waiting room exists; change it by its own settings.");
    }
}
