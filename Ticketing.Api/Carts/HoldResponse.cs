using Ticketing.Api.Performances;
using Ticketing.Grains.Carts;

namespace Ticketing.Api.Carts;

/// <summary>Seats that one buyer alone may buy until a time.</summary>
/// <param name="HoldId">Its id.</param>
/// <param name="PerformanceId">The performance.</param>
/// <param name="Performance">The performance in words; null when the performance is no longer there.</param>
/// <param name="Seats">The seats, by id.</param>
/// <param name="Amount">The price of all seats together, in won.</param>
/// <param name="ExpiresAt">When the hold ends.</param>
/// <param name="Extended">Whether the hold was extended, which is possible once.</param>
/// <param name="ServerTime">The server's time of this answer. A countdown starts from the difference to <c>expiresAt</c>.</param>
public sealed record HoldResponse(
    string HoldId,
    string PerformanceId,
    PerformanceLabel? Performance,
    IReadOnlyList<PricedSeat> Seats,
    long Amount,
    DateTimeOffset ExpiresAt,
    bool Extended,
    DateTimeOffset ServerTime)
{
    internal static HoldResponse Of(Hold hold, NamedPerformance? named) => new(
        hold.HoldId,
        hold.Performance,
        PerformanceLabel.Of(named),
        PricedSeat.Of(hold.Seats, named),
        hold.Amount,
        hold.ExpiresAt,
        hold.Extended,
        hold.ServerTime);
}

/// <summary>A seat with its price.</summary>
/// <param name="Seat">Its id.</param>
/// <param name="Grade">Its grade.</param>
/// <param name="Price">Its price in won.</param>
/// <param name="Zone">Its zone as people read it in the hall; null when the performance is no longer there.</param>
/// <param name="Row">Its row; empty for a standing place.</param>
/// <param name="Number">Its number in the row.</param>
public sealed record PricedSeat(string Seat, string Grade, long Price, string? Zone, string? Row, string? Number)
{
    internal static PricedSeat[] Of(IReadOnlyList<HeldSeat> seats, NamedPerformance? named)
    {
        var priced = new PricedSeat[seats.Count];
        for (var i = 0; i < priced.Length; i++) priced[i] = Of(seats[i], named);
        return priced;
    }

    private static PricedSeat Of(HeldSeat seat, NamedPerformance? named)
    {
        var name = named?.NameOf(seat.Seat);
        return new PricedSeat(seat.Seat, seat.Grade, seat.Price, name?.Zone, name?.Row, name?.Number);
    }
}
