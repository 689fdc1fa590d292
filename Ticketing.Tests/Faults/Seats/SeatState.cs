namespace Ticketing.Tests.Faults.Seats;

/// <summary>What a seat can be.</summary>
internal enum SeatPhase : byte
{
    Free,
    Held,
    Sold,
    Blocked,
}

/// <summary>A seat in the model that histories are compared with.</summary>
/// <param name="Phase">What it is.</param>
/// <param name="Hold">The hold it is in or was sold from; an order follows from its hold.</param>
/// <param name="Until">When the hold ends, on the silo's clock.</param>
/// <param name="IsExact">False when nobody was told the end: then it is no earlier than <paramref name="Until"/>.</param>
/// <param name="Since">No hold began before its request was sent.</param>
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
