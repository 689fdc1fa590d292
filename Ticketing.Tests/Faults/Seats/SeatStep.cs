using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

/// <summary>What a request did to a seat, or saw of it.</summary>
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

    /// <summary>The owner's cart showed it.</summary>
    InCart,

    /// <summary>The owner's cart showed the seat as owned.</summary>
    Owned,

    /// <summary>A client's cart did not show it.</summary>
    NotInCart,

    /// <summary>The rows said so.</summary>
    RowFree,
    RowHeld,
    RowSold,
    RowBlocked,
}

/// <summary>One step of a seat's history: it took place at one instant between start and end.</summary>
/// <param name="Act">What was done or seen.</param>
/// <param name="Hold">The hold it is about.</param>
/// <param name="Start">Not before this.</param>
/// <param name="End">Not after this.</param>
/// <param name="Must">Whether it did take place. What need not have may do so at any time after its start, or never.</param>
/// <param name="Source">Where it comes from, for people.</param>
internal sealed record SeatStep(SeatAct Act, string Hold, TimeSpan Start, TimeSpan End, bool Must, string Source)
{
    /// <summary>The end of a hold.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>False when <see cref="Until"/> is only the earliest end.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whose cart was looked at.</summary>
    public int Client { get; init; }

    /// <summary>
    /// Whether it may take place again and again: repeats of a request for several seats may each hold some of them and give them back. That
    /// they are this many is not counted, which keeps the search small.
    /// </summary>
    public bool MayRecur { get; init; }

    /// <summary>A step after which this one can no longer take place: a request that was refused has undone what it did.</summary>
    public SeatStep? NotAfter { get; init; }

    public static SeatStep Done(SeatAct act, string hold, TimeSpan start, Operation answered) =>
        new(act, hold, start, answered.End, true, answered.ToString());

    public static SeatStep Maybe(SeatAct act, string hold, Operation sent) =>
        new(act, hold, sent.Start, TimeSpan.MaxValue, false, sent.ToString());

    public override string ToString() =>
        $"{(Must ? "" : "perhaps ")}{Act} {Hold}{(Until == default ? "" : $" until {Until:HH:mm:ss.fff}")}: {Source}";
}
