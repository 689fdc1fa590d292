using Ticketing.Grains.Performances;

namespace Ticketing.Grains.WaitingRooms.Sales;

/// <summary>The sale behind a room, as the room last heard of it. Pure.</summary>
/// <param name="now">How the sale stood.</param>
/// <param name="opensAt">When the sale was to open; null when the room has not heard of that.</param>
/// <param name="version">The version of the performance that said so.</param>
internal sealed class FollowedSale(RoomSale now = RoomSale.SeatsLeft, DateTimeOffset? opensAt = null, long version = 0)
{
    /// <summary>How the sale stands.</summary>
    public RoomSale Now { get; private set; } = now;

    /// <summary>When the sale opens; null when the room has not heard of that.</summary>
    public DateTimeOffset? OpensAt { get; private set; } = opensAt;

    /// <summary>The version of the performance that told <see cref="OpensAt"/>.</summary>
    public long Version { get; private set; } = version;

    /// <summary>Whether nobody may enter or be called because of the sale.</summary>
    public bool IsOver => Now is RoomSale.Closed or RoomSale.Cancelled;

    /// <summary>Takes how the sale stands.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Hear(RoomSale sale)
    {
        if (sale == Now) return false;
        Now = sale;
        return true;
    }

    /// <summary>
    /// Takes an opening. One of an earlier version of the performance is dropped, as a process may remember an old row for a second.
    /// </summary>
    /// <returns>By how much the opening has moved; null when nothing is new.</returns>
    public TimeSpan? Hear(SaleOpening opening)
    {
        if (opening.Version < Version || (opening.At == OpensAt && opening.Version == Version)) return null;
        var moved = opening.At - (OpensAt ?? opening.At);
        (OpensAt, Version) = (opening.At, opening.Version);
        return moved;
    }
}
