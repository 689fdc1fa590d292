using Orleans;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>The result of a scan at the door.</summary>
/// <param name="Result">The verdict.</param>
/// <param name="At">When the ticket was first scanned.</param>
/// <param name="Device">What scanned it first, where the door said so.</param>
[GenerateSerializer, Immutable, Alias("Seats.CheckIn")]
public sealed record CheckIn([property: Id(0)] CheckInResult Result, [property: Id(1)] DateTimeOffset? At, [property: Id(2)] string? Device = null);

/// <summary>The verdict on a scanned ticket.</summary>
public enum CheckInResult : byte
{
    /// <summary>The ticket is valid and now used: its bearer may come in.</summary>
    Welcome = 0,

    /// <summary>Somebody came in with this ticket before.</summary>
    UsedBefore = 1,

    /// <summary>The seat has no ticket with this serial, or no longer.</summary>
    NotValid = 2,
}
