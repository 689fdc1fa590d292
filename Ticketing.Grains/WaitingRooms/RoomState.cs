using Orleans;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>A waiting room as operators see it.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Waiting">People in line or in the lobby.</param>
/// <param name="Called">People called who have not come in.</param>
/// <param name="Inside">People who may buy.</param>
/// <param name="RatePerSecond">The set rate.</param>
/// <param name="Cap">Most people inside or called.</param>
/// <param name="ObservedPerSecond">People really called per second of late; null while there is too little to go by.</param>
[GenerateSerializer, Immutable, Alias("Operations.RoomState")]
public sealed record RoomState(
    [property: Id(0)] RoomPhase Phase,
    [property: Id(1)] int Waiting,
    [property: Id(2)] int Called,
    [property: Id(3)] int Inside,
    [property: Id(4)] int RatePerSecond,
    [property: Id(5)] int Cap,
    [property: Id(6)] double? ObservedPerSecond);
