using Orleans;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>What came of a scan at the door.</summary>
/// <param name="Result">The verdict.</param>
/// <param name="At">When the ticket was first scanned.</param>
[GenerateSerializer, Immutable, Alias("Seats.CheckIn")]
public sealed record CheckIn([property: Id(0)] CheckInResult Result, [property: Id(1)] DateTimeOffset? At);

/// <summary>The verdict on a scanned ticket.</summary>
public enum CheckInResult : byte
{
    /// <summary>Come in.</summary>
    Welcome = 0,

    /// <summary>Somebody came in with this ticket before.</summary>
    UsedBefore = 1,

    /// <summary>There is no such ticket for this seat any more.</summary>
    NotValid = 2,
}
