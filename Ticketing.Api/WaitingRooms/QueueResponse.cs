using System.Text.Json.Serialization;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Api.WaitingRooms;

/// <summary>What somebody in the queue is told.</summary>
/// <param name="Phase">What the waiting room is doing.</param>
/// <param name="Position">1 is the next to be called, 0 is called; null until the draw.</param>
/// <param name="PeopleAhead">People in front who still wait; it never grows. Null until the draw.</param>
/// <param name="EstimatedWaitSeconds">Time until the call; null when it cannot be known.</param>
/// <param name="PollAfterMs">Ask again after this many milliseconds.</param>
/// <param name="Waiting">People in line or in the lobby.</param>
/// <param name="OpensAt">When the first are called.</param>
/// <param name="ServerTime">The server's clock when this was said.</param>
/// <param name="SeedHash">What the draw was bound to before it opened; see /queue/draw.</param>
/// <param name="Ticket">The place, for the header Queue-Ticket of every poll; only in the answer to entering.</param>
/// <param name="EntryToken">For the header Entry-Token of every hold and order; only once it is the caller's turn.</param>
/// <param name="EntryExpiresAt">Until when the entry token is good.</param>
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Ticket = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? EntryToken = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? EntryExpiresAt = null)
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
        head.SeedHash);
}

/// <summary>Everything to check the draw with.</summary>
/// <param name="Phase">What the waiting room is doing.</param>
/// <param name="Order">"shuffled", or "arrival" when there is no draw.</param>
/// <param name="OpensAt">When it opens.</param>
/// <param name="SeedHash">SHA-256 of the seed in lower-case hex, known from the start.</param>
/// <param name="Seed">The seed in lower-case hex; null before the opening.</param>
/// <param name="LobbyCount">How many numbers take part; before the opening, those given out so far.</param>
/// <param name="Algorithm">How place follows from seed, count and number.</param>
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
