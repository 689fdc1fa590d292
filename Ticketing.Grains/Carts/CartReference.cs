using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>One buyer's cart, as callers see it. What its methods refuse and throw stands in <see cref="ICartsGrain"/>.</summary>
/// <param name="carts">The grain that has the cart.</param>
/// <param name="buyer">The buyer.</param>
public readonly struct CartReference(ICartsGrain carts, Guid buyer)
{
    /// <inheritdoc cref="ICartsGrain.Hold"/>
    public Task<Outcome<Hold>> Hold(HoldSeats command) => carts.Hold(buyer, command);

    /// <inheritdoc cref="ICartsGrain.Extend"/>
    public Task<Outcome<Hold>> Extend(string holdId, RequestKey request, EntryToken? entry) => carts.Extend(buyer, holdId, request, entry);

    /// <inheritdoc cref="ICartsGrain.ExtendUnasked"/>
    public Task<Outcome<Hold>> ExtendUnasked(string holdId, RequestKey request) => carts.ExtendUnasked(buyer, holdId, request);

    /// <inheritdoc cref="ICartsGrain.Release"/>
    public Task<Outcome<Done>> Release(string holdId) => carts.Release(buyer, holdId);

    /// <inheritdoc cref="ICartsGrain.View"/>
    public Task<Outcome<CartView>> View() => carts.View(buyer);

    /// <inheritdoc cref="ICartsGrain.GetHold"/>
    public Task<Outcome<Hold>> GetHold(string holdId, EntryToken? entry) => carts.GetHold(buyer, holdId, entry);

    /// <inheritdoc cref="ICartsGrain.Sell"/>
    public Task<Outcome<Done>> Sell(SellHold command) => carts.Sell(buyer, command);

    /// <inheritdoc cref="ICartsGrain.CheckSale"/>
    public Task<Outcome<Done>> CheckSale(SellHold command) => carts.CheckSale(buyer, command);

    /// <inheritdoc cref="ICartsGrain.GiveBack"/>
    public Task<IReadOnlyList<string>> GiveBack(string orderId, IReadOnlyList<string> seats) => carts.GiveBack(buyer, orderId, seats);
}

/// <summary>Finds carts.</summary>
public static class CartGrains
{
    /// <summary>The cart of a buyer.</summary>
    public static CartReference GetCart(this IGrainFactory grains, string performance, Guid user) =>
        new(grains.Find<ICartsGrain>(BuyersPart.KeyOf(performance, user)), user);
}
