using Ticketing.Grains.Carts;

namespace Ticketing.Api.Carts;

/// <summary>Seats one buyer has exclusively until a time.</summary>
/// <param name="HoldId">Its id.</param>
/// <param name="Performance">The performance.</param>
/// <param name="Seats">The seats, by id.</param>
/// <param name="Amount">What they cost together, in won.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="Extended">Whether it was extended; once is the limit.</param>
/// <param name="ServerTime">The server's clock when this was said; count down from the difference.</param>
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

/// <summary>A seat with what it costs.</summary>
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
