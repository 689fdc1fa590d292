using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>
/// One buyer's holds in one performance; the key is <see cref="BuyerKey"/>. For processes of the release before this one, which know no
/// <see cref="ICartsGrain"/>; every call is passed on to it.
/// </summary>
[Alias("Carts.ICartGrain")]
public interface ICartGrain : IGrainWithStringKey
{
    /// <inheritdoc cref="ICartsGrain.Hold"/>
    [Alias("Hold")]
    Task<Outcome<Hold>> Hold(HoldSeats command);

    /// <inheritdoc cref="ICartsGrain.Extend"/>
    [Alias("ExtendWith")]
    Task<Outcome<Hold>> ExtendWith(string holdId, RequestKey request, EntryToken? entry);

    /// <inheritdoc cref="ICartsGrain.ExtendUnasked"/>
    [Alias("Extend")]
    Task<Outcome<Hold>> Extend(string holdId, RequestKey request);

    /// <inheritdoc cref="ICartsGrain.Release"/>
    [Alias("Release")]
    Task<Outcome<Done>> Release(string holdId);

    /// <inheritdoc cref="ICartsGrain.View"/>
    [Alias("View")]
    Task<Outcome<CartView>> View();

    /// <inheritdoc cref="ICartsGrain.GetHold"/>
    [Alias("GetHold")]
    Task<Outcome<Hold>> GetHold(string holdId, EntryToken? entry);

    /// <inheritdoc cref="ICartsGrain.Sell"/>
    [Alias("Sell")]
    Task<Outcome<Done>> Sell(SellHold command);

    /// <inheritdoc cref="ICartsGrain.CheckSale"/>
    [Alias("CheckSale")]
    Task<Outcome<Done>> CheckSale(SellHold command);

    /// <inheritdoc cref="ICartsGrain.GiveBack"/>
    [Alias("GiveBack")]
    Task<IReadOnlyList<string>> GiveBack(string orderId, IReadOnlyList<string> seats);

    /// <inheritdoc cref="ICartsGrain.GiveBack"/>
    [Alias("Return")]
    Task Return(string orderId, IReadOnlyList<string> seats);

    /// <inheritdoc cref="IEntryHolders.EndEntry"/>
    [Alias("EndEntry")]
    Task EndEntry(long admission);
}
