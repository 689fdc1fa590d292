using Ticketing.Grains.Carts;

namespace Ticketing.Api.Carts;

/// <summary>Seats that one buyer alone may buy until a time.</summary>
/// <param name="HoldId">Its id.</param>
/// <param name="Performance">The performance.</param>
/// <param name="Seats">The seats, by id.</param>
/// <param name="Amount">The price of all seats together, in won.</param>
/// <param name="ExpiresAt">When the hold ends.</param>
/// <param name="Extended">Whether the hold was extended, which is possible once.</param>
/// <param name="ServerTime">The server's time of this answer. A countdown starts from the difference to <c>expiresAt</c>.</param>
public sealed record HoldResponse(
    string HoldId,
    string Performance,
    IReadOnlyList<PricedSeat> Seats,
    long Amount,
    DateTimeOffset ExpiresAt,
    bool Extended,
    DateTimeOffset ServerTime)
{
    internal static HoldResponse Of(Hold hold) => new(
        hold.HoldId,
        hold.Performance,
        PricedSeat.Of(hold.Seats),
        hold.Amount,
        hold.ExpiresAt,
        hold.Extended,
        hold.ServerTime);
}

/// <summary>A seat with its price.</summary>
/// <param name="Seat">Its id.</param>
/// <param name="Grade">Its grade.</param>
/// <param name="Price">Its price in won.</param>
public sealed record PricedSeat(string Seat, string Grade, long Price)
{
    internal static PricedSeat[] Of(IReadOnlyList<HeldSeat> seats)
    {
        var priced = new PricedSeat[seats.Count];
        for (var i = 0; i < priced.Length; i++) priced[i] = new PricedSeat(seats[i].Seat, seats[i].Grade, seats[i].Price);
        return priced;
    }
}
