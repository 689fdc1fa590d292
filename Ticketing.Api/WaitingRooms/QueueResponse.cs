using System.Text.Json.Serialization;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The answer to somebody in the queue.</summary>
/// <param name="Phase">The phase of the waiting room.</param>
/// <param name="Position">1 is the next to be called, 0 is called; null until the draw.</param>
/// <param name="PeopleAhead">People in front who still wait; the number never grows. Null until the draw.</param>
/// <param name="EstimatedWaitSeconds">Time until the call; null when it cannot be known.</param>
/// <param name="PollAfterMs">Milliseconds after which to poll again.</param>
/// <param name="Waiting">People in line or in the lobby.</param>
/// <param name="OpensAt">When the first are called.</param>
/// <param name="ServerTime">The server's time of this answer.</param>
/// <param name="SeedHash">Hash of the draw's seed, published before the opening; see /queue/draw.</param>
/// <param name="Sale">
/// How the sale stands: "seats-left"; "all-held", when seats are held or sold and some may come back; "sold-out", when none is free and none is
/// held, and nobody is called unless a seat comes back; "closed" and "cancelled", with which the queue has ended.
/// </param>
/// <param name="Ticket">The queue ticket, for the header Queue-Ticket of every poll; only in the answer to entering.</param>
/// <param name="EntryToken">The entry token, for the header Entry-Token of every hold and order; only once it is the caller's turn.</param>
/// <param name="EntryExpiresAt">Until when seats can be held with the entry token. A hold that lasts longer can still be extended and ordered with it.</param>
/// <param name="Notice">What there is to say of the sale in words; only when there is something.</param>
public sealed record QueueResponse(
    RoomPhase Phase,
    int? Position,
    int? PeopleAhead,
    long? EstimatedWaitSeconds,
    int PollAfterMs,
    int Waiting,
    DateTimeOffset OpensAt,
    DateTimeOffset ServerTime,
    string SeedHash,
    RoomSale Sale,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Ticket = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? EntryToken = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? EntryExpiresAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Notice = null)
{
    internal static QueueResponse Of(RoomHead head, PlaceEstimate place, DateTimeOffset now) => new(
        head.Phase,
        place.Position,
        place.PeopleAhead,
        place.EstimatedWait is { } wait ? (long)Math.Ceiling(wait.TotalSeconds) : null,
        (int)place.PollAfter.TotalMilliseconds,
        head.Waiting,
        head.OpensAt,
        now,
        head.SeedHash,
        head.Sale,
        Notice: QueueNotice.Of(head));
}

/// <summary>All values that are needed to check the draw.</summary>
/// <param name="Phase">The phase of the waiting room.</param>
/// <param name="Order">"shuffled", or "arrival" when there is no draw.</param>
/// <param name="OpensAt">When it opens.</param>
/// <param name="SeedHash">SHA-256 of the seed in lower-case hex, known from the start.</param>
/// <param name="Seed">The seed in lower-case hex; null before the opening.</param>
/// <param name="LobbyCount">How many arrivals take part; before the opening, the arrivals so far.</param>
/// <param name="Algorithm">How the place follows from seed, count and arrival number.</param>
public sealed record DrawResponse(
    RoomPhase Phase,
    WaitingRoomOrder Order,
    DateTimeOffset OpensAt,
    string SeedHash,
    string? Seed,
    int LobbyCount,
    string Algorithm)
{
    private const string Feistel =
        "place = cycle-walking Feistel permutation of the arrival number 0..lobbyCount-1, keyed by the seed: the smallest even number "
        + "of bits (at least 4) that holds lobbyCount-1, split into halves L and R; 12 rounds r = 0..11 of (L, R) = (R, L xor low half bits of "
        + "SipHash-2-4(r*2^32 + R as 8 little-endian bytes; key = seed bytes 0..15 in even rounds, 16..31 in odd ones)); "
        + "the result is L above R, and is put in again while it is not below lobbyCount.";

    private const string Arrival = "place = arrival number.";

    internal static DrawResponse Of(RoomHead head) => new(
        head.Phase,
        head.Order,
        head.OpensAt,
        head.SeedHash,
        head.Seed.IsDefaultOrEmpty ? null : Convert.ToHexStringLower(head.Seed.AsSpan()),
        head.LobbyCount,
        head.Order == WaitingRoomOrder.Shuffled ? Feistel : Arrival);
}
