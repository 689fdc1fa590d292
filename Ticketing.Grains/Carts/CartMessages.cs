using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>Asks for seats: these ones, or the best that are left.</summary>
/// <param name="Request">What makes a repeat of this request the same one.</param>
/// <param name="Entry">The checked entry token, for performances with a waiting room.</param>
/// <param name="Seats">The seats wanted; or null for the best available.</param>
/// <param name="Best">What the best seats must be, when no seats are named.</param>
/// <param name="IsEmailVerified">Whether the buyer's access token says that the e-mail address is proved; false from the release before.</param>
[GenerateSerializer, Immutable, Alias("Carts.HoldSeats")]
public sealed record HoldSeats(
    [property: Id(0)] RequestKey Request,
    [property: Id(1)] EntryToken? Entry,
    [property: Id(2)] IReadOnlyList<string>? Seats,
    [property: Id(3)] BestSeatsWish? Best,
    [property: Id(4)] bool IsEmailVerified = false);

/// <summary>A seat in a hold.</summary>
/// <param name="Seat">Its id.</param>
/// <param name="Grade">Its grade.</param>
/// <param name="Price">Its price in won.</param>
[GenerateSerializer, Immutable, Alias("Carts.HeldSeat")]
public sealed record HeldSeat([property: Id(0)] string Seat, [property: Id(1)] string Grade, [property: Id(2)] long Price);

/// <summary>Seats one buyer has exclusively until a time.</summary>
/// <param name="HoldId">Its id.</param>
/// <param name="Performance">The performance.</param>
/// <param name="Seats">The seats, by id.</param>
/// <param name="Amount">What they cost together, in won.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="Extended">Whether it was extended; once is the limit.</param>
/// <param name="ServerTime">The server's clock when this was said; count down from the difference.</param>
[GenerateSerializer, Immutable, Alias("Carts.Hold")]
public sealed record Hold(
    [property: Id(0)] string HoldId,
    [property: Id(1)] string Performance,
    [property: Id(2)] IReadOnlyList<HeldSeat> Seats,
    [property: Id(3)] long Amount,
    [property: Id(4)] DateTimeOffset ExpiresAt,
    [property: Id(5)] bool Extended,
    [property: Id(6)] DateTimeOffset ServerTime);

/// <summary>A buyer's cart in one performance.</summary>
/// <param name="Holds">What is held now.</param>
/// <param name="Owned">The seats bought.</param>
/// <param name="SeatLimit">How many seats one person may hold and own here.</param>
/// <param name="ServerTime">The server's clock when this was said.</param>
[GenerateSerializer, Immutable, Alias("Carts.CartView")]
public sealed record CartView(
    [property: Id(0)] IReadOnlyList<Hold> Holds,
    [property: Id(1)] IReadOnlyList<string> Owned,
    [property: Id(2)] int SeatLimit,
    [property: Id(3)] DateTimeOffset ServerTime);

/// <summary>Asks that the seats of a hold be sold to an order.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="OrderId">The order; repeating it is harmless.</param>
/// <param name="Seats">The order's seats with the prices it was made at.</param>
[GenerateSerializer, Immutable, Alias("Carts.SellHold")]
public sealed record SellHold([property: Id(0)] string HoldId, [property: Id(1)] string OrderId, [property: Id(2)] IReadOnlyList<HeldSeat> Seats);
