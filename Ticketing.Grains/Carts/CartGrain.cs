using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>Passes the calls of the release before on to <see cref="CartsGrain"/>.</summary>
public sealed class CartGrain : Grain, ICartGrain, IEntryHolder
{
    private Guid _buyer;
    private string _part = null!;

    private ICartsGrain Carts => GrainFactory.Find<ICartsGrain>(_part);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (var performance, _buyer) = BuyerKey.Parse(this.GetPrimaryKeyString());
        _part = BuyersPart.KeyOf(performance, _buyer);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Outcome<Hold>> Hold(HoldSeats command) => Carts.Hold(_buyer, command);

    /// <inheritdoc/>
    public Task<Outcome<Hold>> ExtendWith(string holdId, RequestKey request, EntryToken? entry) => Carts.Extend(_buyer, holdId, request, entry);

    /// <inheritdoc/>
    public Task<Outcome<Hold>> Extend(string holdId, RequestKey request) => Carts.ExtendUnasked(_buyer, holdId, request);

    /// <inheritdoc/>
    public Task<Outcome<Done>> Release(string holdId) => Carts.Release(_buyer, holdId);

    /// <inheritdoc/>
    public Task<Outcome<CartView>> View() => Carts.View(_buyer);

    /// <inheritdoc/>
    public Task<Outcome<Hold>> GetHold(string holdId, EntryToken? entry) => Carts.GetHold(_buyer, holdId, entry);

    /// <inheritdoc/>
    public Task<Outcome<Done>> Sell(SellHold command) => Carts.Sell(_buyer, command);

    /// <inheritdoc/>
    public Task<Outcome<Done>> CheckSale(SellHold command) => Carts.CheckSale(_buyer, command);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> GiveBack(string orderId, IReadOnlyList<string> seats) => Carts.GiveBack(_buyer, orderId, seats);

    /// <inheritdoc/>
    public Task Return(string orderId, IReadOnlyList<string> seats) => GiveBack(orderId, seats);

    /// <inheritdoc cref="IEntryHolder.EndEntry"/>
    public Task EndEntry(long admission) => GrainFactory.Find<IEntryHolders>(_part).EndEntry(_buyer, admission);
}
