using Ticketing.Grains.Performances;

namespace Ticketing.Grains.Carts;

/// <summary>A seat of a running hold, as the cart knows it.</summary>
/// <param name="Seat">Its id.</param>
/// <param name="Version">The version of the seat's row; a release names it.</param>
/// <param name="Until">When the hold of this seat ends.</param>
/// <param name="Extended">Whether the hold of this seat was extended.</param>
/// <param name="Grade">The grade that the hold told; null when the release before made the hold.</param>
/// <param name="Price">The price in won that the hold told; null as the grade is.</param>
public sealed record KnownSeat(string Seat, long Version, DateTimeOffset Until, bool Extended, string? Grade = null, long? Price = null)
{
    /// <summary>What the buyer was told; for a hold of the release before, what the performance asks today.</summary>
    /// <exception cref="KeyNotFoundException">The hold has no price, and the performance does not sell the seat.</exception>
    public HeldSeat ToOffer(PerformanceInfo info) =>
        Grade is { } grade && Price is { } price ? new HeldSeat(Seat, grade, price) : CartRules.OfferOf(Seat, info);
}

/// <summary>What a cart knows of one hold at one moment. A command asks the cart once and works with this value.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="Seats">Its seats that still run, by id; empty when the hold is over, or is not known here.</param>
/// <param name="Others">How many seats count against the limit beside the running ones of this hold.</param>
public sealed record KnownHold(string HoldId, IReadOnlyList<KnownSeat> Seats, int Others)
{
    /// <summary>Whether any seat of the hold still runs.</summary>
    public bool IsRunning => Seats.Count > 0;

    /// <summary>When the first of its seats ends; null when none runs.</summary>
    public DateTimeOffset? Until => IsRunning ? Seats.Min(seat => seat.Until) : null;

    /// <summary>Whether all its seats were extended.</summary>
    public bool Extended => IsRunning && Seats.All(seat => seat.Extended);

    /// <summary>The running hold as its owner sees it, with the prices that it told when it began.</summary>
    /// <param name="info">The performance.</param>
    /// <param name="now">The time that the cart was asked for.</param>
    public Hold ToHold(PerformanceInfo info, DateTimeOffset now)
    {
        var offers = Seats.Select(seat => seat.ToOffer(info)).ToArray();
        return new Hold(HoldId, info.Row.Performance, offers, offers.Sum(seat => seat.Price), Until!.Value, Extended, now);
    }
}
