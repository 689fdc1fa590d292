using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>
/// One buyer's holds in one performance; the key is <see cref="BuyerKey"/>. All seats of a request or none, and never more than the limit.
/// It keeps nothing of its own: the seats' rows say what it holds, so it survives refreshes, tabs and restarts.
/// </summary>
[Alias("Carts.ICartGrain")]
public interface ICartGrain : IGrainWithStringKey
{
    /// <summary>Holds the seats, all or none.</summary>
    [Alias("Hold")]
    Task<Outcome<Hold>> Hold(HoldSeats command);

    /// <summary>Gives a hold one more term, once.</summary>
    [Alias("Extend")]
    Task<Outcome<Hold>> Extend(string holdId, RequestKey request);

    /// <summary>Gives a hold's seats back; done too when it had ended already.</summary>
    [Alias("Release")]
    Task<Outcome<Done>> Release(string holdId);

    /// <summary>What the buyer holds and owns now.</summary>
    [Alias("View")]
    Task<Outcome<CartView>> View();

    /// <summary>A running hold, for an order to be made of it; the entry is checked as for a hold.</summary>
    [Alias("GetHold")]
    Task<Outcome<Hold>> GetHold(string holdId, EntryToken? entry);

    /// <summary>Sells the seats of a hold to an order: all, or none and the refusal names the ones that are gone.</summary>
    [Alias("Sell")]
    Task<Outcome<Done>> Sell(SellHold command);

    /// <summary>Takes seats back from an order.</summary>
    [Alias("Return")]
    Task Return(string orderId, IReadOnlyList<string> seats);

    /// <summary>As <see cref="IEntryHolder.EndEntry"/>; for silos of the release before this one.</summary>
    [Alias("EndEntry")]
    Task EndEntry(long admission);
}

/// <summary>Finds carts.</summary>
public static class CartGrains
{
    /// <summary>The cart of a buyer.</summary>
    public static ICartGrain GetCart(this IGrainFactory grains, string performance, Guid user) =>
        grains.GetGrain<ICartGrain>(BuyerKey.Of(performance, user));
}
