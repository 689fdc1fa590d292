using Ticketing.Grains.Performances;

namespace Ticketing.Api.WaitingRooms;

/// <summary>New settings of a waiting room, all of them.</summary>
/// <param name="OpensAt">When the room opens; until then arrivals gather in the lobby. Fixed once the room has opened.</param>
/// <param name="Order">"shuffled" or "arrival". Fixed once the room has opened.</param>
/// <param name="RatePerSecond">Most people called per second, 1 to 100,000.</param>
/// <param name="Cap">Most people inside or called, 1 to 1,000,000.</param>
/// <param name="GraceSeconds">How long a slot is kept for somebody called, 10 to 600.</param>
/// <param name="SessionSeconds">How long an entry lasts, 60 to 7,200.</param>
/// <param name="AbandonSeconds">How long after the call a place is kept, at least the grace, at most 86,400.</param>
/// <param name="Paused">Nobody is called while true.</param>
public sealed record RoomSettingsRequest(
    DateTimeOffset OpensAt,
    WaitingRoomOrder Order,
    int RatePerSecond,
    int Cap,
    int GraceSeconds,
    int SessionSeconds,
    int AbandonSeconds,
    bool Paused)
{
    internal WaitingRoomSettings ToSettings() => new(
        OpensAt,
        Order,
        RatePerSecond,
        Cap,
        TimeSpan.FromSeconds(GraceSeconds),
        TimeSpan.FromSeconds(SessionSeconds),
        TimeSpan.FromSeconds(AbandonSeconds),
        Paused);
}
