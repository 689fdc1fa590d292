using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>Passes the calls of the release before on to <see cref="CartsGrain"/>.</summary>
public sealed class CartGrain : Grain, ICartGrain, IEntryHolder
{
    private string _performance = null!;
    private Guid _buyer;

    private CartReference Cart => GrainFactory.GetCart(_performance, _buyer);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_performance, _buyer) = BuyerKey.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Outcome<Hold>> Hold(HoldSeats command) => Cart.Hold(command);

    /// <inheritdoc/>
    public Task<Outcome<Hold>> ExtendWith(string holdId, RequestKey request, EntryToken? entry) => Cart.Extend(holdId, request, entry);

    /// <inheritdoc/>
    public Task<Outcome<Hold>> Extend(string holdId, RequestKey request) => Cart.ExtendUnasked(holdId, request);

    /// <inheritdoc/>
    public Task<Outcome<Done>> Release(string holdId) => Cart.Release(holdId);

    /// <inheritdoc/>
    public Task<Outcome<CartView>> View() => Cart.View();

    /// <inheritdoc/>
    public Task<Outcome<Hold>> GetHold(string holdId, EntryToken? entry) => Cart.GetHold(holdId, entry);

    /// <inheritdoc/>
    public Task<Outcome<Done>> Sell(SellHold command) => Cart.Sell(command);

    /// <inheritdoc/>
    public Task<Outcome<Done>> CheckSale(SellHold command) => Cart.CheckSale(command);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> GiveBack(string orderId, IReadOnlyList<string> seats) => Cart.GiveBack(orderId, seats);

    /// <inheritdoc/>
    public Task Return(string orderId, IReadOnlyList<string> seats) => GiveBack(orderId, seats);

    /// <inheritdoc cref="IEntryHolder.EndEntry"/>
    public Task EndEntry(long admission) => GrainFactory.Find<IEntryHolders>(BuyersPart.KeyOf(_performance, _buyer)).EndEntry(_buyer, admission);
}
