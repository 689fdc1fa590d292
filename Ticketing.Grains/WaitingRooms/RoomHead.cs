using System.Collections.Immutable;
using Orleans;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>What a waiting room is doing.</summary>
[GenerateSerializer, Alias("WaitingRooms.RoomPhase")]
public enum RoomPhase
{
    /// <summary>Gathering arrivals before the opening.</summary>
    Lobby,

    /// <summary>Calling people.</summary>
    Open,

    /// <summary>Open, but calling nobody for now.</summary>
    Paused,

    /// <summary>Over.</summary>
    Closed,
}

/// <summary>
/// The little that every API node follows to answer polls without the room: with a ticket it gives position and
/// estimate, see <see cref="PlaceEstimate.Of"/>. To be published only after the changes made so far are on disk.
/// </summary>
/// <param name="Performance">The performance.</param>
/// <param name="Generation">Tickets of another generation are void.</param>
/// <param name="Version">Grows with every head, see <see cref="FirstVersion"/>; an older one that arrives late is dropped.</param>
/// <param name="Phase">What the room is doing.</param>
/// <param name="OpensAt">When the lobby ends.</param>
/// <param name="Order">How the lobby is ordered.</param>
/// <param name="LobbyCount">Numbers that took part in the draw; before the opening, numbers given out so far.</param>
/// <param name="SeedHash">SHA-256 of the seed, lower-case hex.</param>
/// <param name="Seed">The seed, 32 bytes; empty before the opening.</param>
/// <param name="Head">Places called so far.</param>
/// <param name="Waiting">People in line or in the lobby.</param>
/// <param name="RatePerSecond">The set rate.</param>
/// <param name="ObservedPerSecond">People really called per second of late; null while there is too little to go by.</param>
/// <param name="Leavers">Who left the line.</param>
/// <param name="Sale">How the sale behind the room stands.</param>
[GenerateSerializer, Alias("WaitingRooms.RoomHead")]
public sealed record RoomHead(
    [property: Id(0)] string Performance,
    [property: Id(1)] int Generation,
    [property: Id(2)] long Version,
    [property: Id(3)] RoomPhase Phase,
    [property: Id(4)] DateTimeOffset OpensAt,
    [property: Id(5)] WaitingRoomOrder Order,
    [property: Id(6)] int LobbyCount,
    [property: Id(7)] string SeedHash,
    [property: Id(8)] ImmutableArray<byte> Seed,
    [property: Id(9)] int Head,
    [property: Id(10)] int Waiting,
    [property: Id(11)] int RatePerSecond,
    [property: Id(12)] double? ObservedPerSecond,
    [property: Id(13)] LeaverSketch Leavers,
    [property: Id(14)] RoomSale Sale = RoomSale.SeatsLeft)
{
    private const int BitsOfCount = 32;

    /// <summary>
    /// Versions of a room restored from this version of its row start here. No clock decides which of two heads is newer: a silo
    /// that was taken for dead may wake up and go on telling what it remembers, and is behind whatever it says.
    /// </summary>
    internal static long FirstVersion(long rowVersion) => rowVersion << BitsOfCount;

    /// <summary>Whether it tells followers something that the head before did not.</summary>
    public bool IsNewsAfter(RoomHead before) =>
        this with { Version = before.Version, Leavers = before.Leavers } != before
        || Leavers.Start != before.Leavers.Start
        || !Leavers.Bits.AsSpan().SequenceEqual(before.Leavers.Bits.AsSpan())
        || !Leavers.Before.AsSpan().SequenceEqual(before.Leavers.Before.AsSpan());
}
