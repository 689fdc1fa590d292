using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>
/// The carts of a part of a performance's buyers. One grain for many carts, because an activation for each buyer's first hold was the largest
/// single cost of a hold. Reentrant, so that buyers do not wait for each other; the turns of one buyer run one after the other.
/// </summary>
[Reentrant]
public sealed class CartsGrain(IRowStore store, PerformanceDirectory directory, IOptions<WaitingRoomLimits> limits, TimeProvider time)
    : Grain, ICartsGrain, IEntryHolders
{
    /// <summary>The most carts without seats that are kept in memory; beyond it they are dropped and read again when their buyers come back.</summary>
    public const int MaxEmptyCarts = 1_024;

    // How long a grain of a performance that does not exist waits for another call before it ends.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Guid, BuyerCart> _carts = [];
    private CartParts _parts = null!;
    private int _tidyAt = MaxEmptyCarts;
    private IGrainTimer? _leaving;
    private bool _isUsed;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var performance = BuyersPart.PerformanceOf(this.GetPrimaryKeyString());
        _parts = new CartParts(performance, GrainFactory, store, directory, limits.Value.HoldBeyondEntry, time);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Outcome<Hold>> Hold(Guid buyer, HoldSeats command) => InTurn(buyer, cart => cart.HoldAsync(command));

    /// <inheritdoc/>
    public Task<Outcome<Hold>> Extend(Guid buyer, string holdId, RequestKey request, EntryToken? entry) =>
        InTurn(buyer, cart => cart.ExtendAsync(holdId, request, entry));

    /// <inheritdoc/>
    public Task<Outcome<Hold>> ExtendUnasked(Guid buyer, string holdId, RequestKey request) =>
        InTurn(buyer, cart => cart.ExtendUnaskedAsync(holdId, request));

    /// <inheritdoc/>
    public Task<Outcome<Done>> Release(Guid buyer, string holdId) => InTurn(buyer, cart => cart.ReleaseAsync(holdId));

    /// <inheritdoc/>
    public Task<Outcome<CartView>> View(Guid buyer) => InTurn(buyer, static cart => cart.ViewAsync());

    /// <inheritdoc/>
    public Task<Outcome<Hold>> GetHold(Guid buyer, string holdId, EntryToken? entry) => InTurn(buyer, cart => cart.GetHoldAsync(holdId, entry));

    /// <inheritdoc/>
    public Task<Outcome<Done>> Sell(Guid buyer, SellHold command) => InTurn(buyer, cart => cart.SellAsync(command));

    /// <inheritdoc/>
    public Task<Outcome<Done>> CheckSale(Guid buyer, SellHold command) => InTurn(buyer, cart => cart.CheckSaleAsync(command));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> GiveBack(Guid buyer, string orderId, IReadOnlyList<string> seats) =>
        InTurn(buyer, cart => cart.GiveBackAsync(orderId, seats));

    /// <inheritdoc/>
    public Task EndEntry(Guid buyer, long admission) => InTurn(buyer, cart => cart.EndEntryAsync(admission), isLimited: false);

    private async Task<T> InTurn<T>(Guid buyer, Func<BuyerCart, Task<T>> turn, bool isLimited = true)
    {
        _isUsed = true;
        var cart = CartOf(buyer);
        await cart.Turns.EnterAsync(isLimited);
        try
        {
            if (!await cart.PrepareAsync()) LeaveSoon();
            return await turn(cart);
        }
        finally
        {
            cart.Turns.Leave();
        }
    }

    // Performances can be made up without end, so the grain of one that does not exist is not kept. It does not end with each call: calls that
    // come while an activation ends are passed on to the next one, and Orleans refuses a call that was passed on twice.
    private void LeaveSoon() =>
        _leaving ??= this.RegisterGrainTimer(static (grain, _) => grain.LeaveIfQuiet(), this, new GrainTimerCreationOptions(Quiet, Quiet));

    private Task LeaveIfQuiet()
    {
        if (!_isUsed) DeactivateOnIdle();
        _isUsed = false;
        return Task.CompletedTask;
    }

    private BuyerCart CartOf(Guid buyer)
    {
        if (_carts.TryGetValue(buyer, out var known)) return known;
        if (_carts.Count >= _tidyAt) Tidy();
        var cart = new BuyerCart(_parts, buyer);
        _carts.Add(buyer, cart);
        return cart;
    }

    // Carts with seats stay, and there are no more of them than seats. The next round comes when as many carts as these have been added, so that
    // a new cart costs no more than a look at two others.
    private void Tidy()
    {
        var now = time.GetUtcNow();
        foreach (var (buyer, cart) in _carts)
        {
            if (cart.Turns.IsIdle && cart.IsEmpty(now)) _carts.Remove(buyer);
        }

        _tidyAt = Math.Max(MaxEmptyCarts, 2 * _carts.Count);
    }
}
