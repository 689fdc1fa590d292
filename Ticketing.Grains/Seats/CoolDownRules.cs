namespace Ticketing.Grains.Seats;

/// <summary>
/// The memory of a seat for who held it last: so one account cannot keep a seat by holding and releasing it again and again. Pure. The memory is
/// written when a hold ends, with the row that is written anyway; the first hold of a seat writes nothing more. An extension is no new hold.
/// </summary>
public static class CoolDownRules
{
    /// <summary>Until when the account cannot hold a seat that nobody holds; null when it can.</summary>
    /// <param name="seat">The seat. A hold past its end must have <see cref="Left"/> already.</param>
    /// <param name="buyer">The account.</param>
    /// <param name="rule">The settings.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset? EndFor(SeatRow seat, Guid buyer, CoolDownSettings rule, DateTimeOffset now) =>
        rule.Holds > 0 && seat.LastBuyer == buyer && CountOf(seat) >= rule.Holds && seat.LeftAt + rule.Pause is { } end && end > now ? end : null;

    /// <summary>The seat as a new hold finds it: earlier holds of the account that are not in a row with the new one are forgotten.</summary>
    public static SeatRow Begin(SeatRow seat, Guid buyer, CoolDownSettings rule, DateTimeOffset now) =>
        seat.LastBuyer == buyer && (CountOf(seat) >= rule.Holds || now - seat.LeftAt >= rule.Within) ? Forget(seat) : seat;

    /// <summary>Notes that the seat's hold has ended, by its owner or by its time, whichever was first.</summary>
    public static SeatRow Left(SeatRow seat, DateTimeOffset now)
    {
        if (seat.Status != SeatStatus.Held) return seat;
        return seat with
        {
            LastBuyer = seat.Buyer,
            HoldsInRow = seat.LastBuyer == seat.Buyer ? CountOf(seat) + 1 : null,
            LeftAt = seat.Until < now ? seat.Until : now,
        };
    }

    /// <summary>Forgets who held the seat last; a sale ends every row of holds.</summary>
    public static SeatRow Forget(SeatRow seat) => seat with { LastBuyer = null, HoldsInRow = null, LeftAt = null };

    // One hold needs no number of its own.
    private static int CountOf(SeatRow seat) => seat.HoldsInRow ?? 1;
}
