using Ticketing.Api.Performances;
using Ticketing.Grains.Carts;

namespace Ticketing.Api.Carts;

/// <summary>A buyer's cart in one performance.</summary>
/// <param name="Holds">The holds that are running.</param>
/// <param name="Owned">The seats bought.</param>
/// <param name="SeatLimit">How many seats one person may hold and own here.</param>
/// <param name="ServerTime">The server's time of this answer.</param>
public sealed record CartResponse(IReadOnlyList<HoldResponse> Holds, IReadOnlyList<string> Owned, int SeatLimit, DateTimeOffset ServerTime)
{
    internal static CartResponse Of(CartView cart, NamedPerformance? named) =>
        new(cart.Holds.Select(hold => HoldResponse.Of(hold, named)).ToArray(), cart.Owned, cart.SeatLimit, cart.ServerTime);
}
