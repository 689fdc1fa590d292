using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

/// <summary>What a request did to a seat or saw of it.</summary>
internal enum SeatAct : byte
{
    Hold,
    Extend,
    Release,
    Sell,
    Return,

    /// <summary>A hold was refused because somebody else had the seat.</summary>
    Taken,

    /// <summary>A request was refused because the hold had ended.</summary>
    Ended,

    /// <summary>The owner's cart showed the hold.</summary>
    InCart,

    /// <summary>The owner's cart showed the seat as owned.</summary>
    Owned,

    /// <summary>A client's cart did not show the seat.</summary>
    NotInCart,

    /// <summary>The seat's row showed this state.</summary>
    RowFree,
    RowHeld,
    RowSold,
    RowBlocked,
}

/// <summary>One step of a seat's history. The step took place at one instant between its start and its end.</summary>
/// <param name="Act">The action or observation.</param>
/// <param name="Hold">The hold that is concerned.</param>
/// <param name="Start">The earliest instant.</param>
/// <param name="End">The latest instant.</param>
/// <param name="Must">Whether the step certainly took place. Any other step may take place at any time after its start, or never.</param>
/// <param name="Source">The source of the step, for people to read.</param>
internal sealed record SeatStep(SeatAct Act, string Hold, TimeSpan Start, TimeSpan End, bool Must, string Source)
{
    /// <summary>The end of a hold.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>False when <see cref="Until"/> is only the earliest end.</summary>
    public bool IsExact { get; init; }

    /// <summary>The client whose cart was read.</summary>
    public int Client { get; init; }

    /// <summary>
    /// Whether the step may take place several times: each attempt of a request for several seats may hold some of them and release them again.
    /// The number of times is not limited, which keeps the search small.
    /// </summary>
    public bool MayRecur { get; init; }

    /// <summary>The step after which this one can no longer take place: a refused request has undone its earlier effects by then.</summary>
    public SeatStep? NotAfter { get; init; }

    public static SeatStep Done(SeatAct act, string hold, TimeSpan start, Operation answered) =>
        new(act, hold, start, answered.End, true, answered.ToString());

    public static SeatStep Maybe(SeatAct act, string hold, Operation sent) =>
        new(act, hold, sent.Start, TimeSpan.MaxValue, false, sent.ToString());

    public override string ToString() =>
        $"{(Must ? "" : "perhaps ")}{Act} {Hold}{(Until == default ? "" : $" until {Until:HH:mm:ss.fff}")}: {Source}";
}
