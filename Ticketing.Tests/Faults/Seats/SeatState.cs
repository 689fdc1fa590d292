namespace Ticketing.Tests.Faults.Seats;

/// <summary>The phases of a seat.</summary>
internal enum SeatPhase : byte
{
    Free,
    Held,
    Sold,
    Blocked,
}

/// <summary>A seat in the model that histories are compared with.</summary>
/// <param name="Phase">The seat's phase.</param>
/// <param name="Hold">The hold that the seat is in or was sold from; the order's id follows from it.</param>
/// <param name="Until">When the hold ends, on the silo's clock.</param>
/// <param name="IsExact">False when nobody was told the exact end; the end is then no earlier than <paramref name="Until"/>.</param>
/// <param name="Since">The earliest time at which the hold can have begun: when its request was sent.</param>
internal readonly record struct SeatState(
    SeatPhase Phase, string Hold = "", DateTimeOffset Until = default, bool IsExact = false, TimeSpan Since = default)
{
    public static readonly SeatState Free = new(SeatPhase.Free);

    public override string ToString() => Phase switch
    {
        SeatPhase.Held => $"held by {Hold} until {(IsExact ? "" : "at least ")}{Until:HH:mm:ss.fff}",
        SeatPhase.Sold => $"sold out of {Hold}",
        var other => other.ToString().ToLowerInvariant(),
    };
}
