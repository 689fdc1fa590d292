using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Draw;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>What storage keeps of a waiting room besides its people.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="Generation">Which room of the performance this is; tickets of another one are void.</param>
/// <param name="OpensAt">See <see cref="WaitingRoomSettings"/>, as for the next seven.</param>
/// <param name="Order">How the lobby is ordered.</param>
/// <param name="RatePerSecond">Most people called per second.</param>
/// <param name="Cap">Most people inside or called.</param>
/// <param name="Grace">How long a slot is kept for somebody called.</param>
/// <param name="Session">How long an entry lasts.</param>
/// <param name="AbandonAfter">How long after the call a place is kept.</param>
/// <param name="Paused">Nobody is called.</param>
/// <param name="Seed">Seed of the draw, <see cref="LobbyShuffle.SeedLength"/> bytes; secret until the opening.</param>
/// <param name="LobbyCount">How many numbers took part in the draw; null before the opening.</param>
/// <param name="Head">Places called so far, those of leavers included.</param>
/// <param name="GraceHead">Places below it were called so long ago that their grace is over.</param>
/// <param name="Closed">Nobody enters or is called any more.</param>
/// <param name="Sale">How the sale stood when the room last heard of it.</param>
/// <param name="SaleOpensAt">The opening of the sale that <paramref name="OpensAt"/> goes with; null until the room has heard of one.</param>
/// <param name="SaleVersion">The version of the performance that told this opening.</param>
public sealed record RoomRow(
    string Performance,
    int Generation,
    DateTimeOffset OpensAt,
    WaitingRoomOrder Order,
    int RatePerSecond,
    int Cap,
    TimeSpan Grace,
    TimeSpan Session,
    TimeSpan AbandonAfter,
    bool Paused,
    byte[] Seed,
    int? LobbyCount,
    int Head,
    int GraceHead,
    bool Closed,
    RoomSale Sale = RoomSale.SeatsLeft,
    DateTimeOffset? SaleOpensAt = null,
    long SaleVersion = 0) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Performance);
}
