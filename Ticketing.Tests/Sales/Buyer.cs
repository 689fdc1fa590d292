using Shouldly;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Tests.Sales;

/// <summary>A person at a silo, with a new Idempotency-Key for everything unless told.</summary>
internal sealed class Buyer(TicketingSilo silo, Guid? user = null)
{
    private int keys;

    public Guid User { get; } = user ?? Guid.NewGuid();

    /// <summary>Shown with every hold and order.</summary>
    public EntryToken? Entry { get; set; }

    public CartReference Cart => silo.Grains.GetCart(SmallHall.Performance, User);

    public static RequestKey Key(string key, string fingerprint = "same") => new(key, fingerprint);

    public Task<Outcome<Hold>> HoldAsync(params string[] seats) => HoldAsync(NextKey(), seats);

    public Task<Outcome<Hold>> HoldAsync(RequestKey key, params string[] seats) => Cart.Hold(new HoldSeats(key, Entry, seats, null));

    public Task<Outcome<Hold>> HoldBestAsync(int count, string? grade = null) =>
        Cart.Hold(new HoldSeats(NextKey(), Entry, null, new BestSeatsWish(count, grade, null)));

    public Task<Outcome<Hold>> ExtendAsync(Hold hold) => Cart.Extend(hold.HoldId, NextKey(), Entry);

    /// <summary>The waiting room says that this entry, and every earlier one, is over.</summary>
    public Task EndEntryAsync(long admission) =>
        silo.Grains.GetGrain<IEntryHolders>(BuyersPart.KeyOf(SmallHall.Performance, User)).EndEntry(User, admission);

    public IOrderGrain Order(string holdId) => silo.Grains.GetOrder(OrderId.OfHold(holdId));

    public Task<Outcome<OrderView>> OrderAsync(Hold hold, RequestKey? key = null) =>
        Order(hold.HoldId).Create(new CreateOrder(key ?? NextKey(), User, SmallHall.Performance, hold.HoldId, Entry));

    /// <summary>The buyer's step at the bank.</summary>
    public async Task<string> PayAsync(OrderView order, SandboxBehaviour? behaviour = null) =>
        (await silo.Sandbox.CreateAsync(order.OrderId, order.Amount, behaviour ?? SandboxBehaviour.Approve)).ShouldNotBeNull();

    public Task<Outcome<OrderView>> ConfirmAsync(OrderView order, string? paymentKey, RequestKey? key = null) =>
        silo.Grains.GetOrder(order.OrderId).Confirm(new ConfirmOrder(key ?? NextKey(), User, paymentKey, order.Amount));

    public Task<Outcome<OrderView>> CancelAsync(OrderView order, params string[] seats) => CancelAsync(order, NextKey(), seats);

    public Task<Outcome<OrderView>> CancelAsync(OrderView order, RequestKey key, params string[] seats) =>
        silo.Grains.GetOrder(order.OrderId).Cancel(new CancelOrder(key, User, seats.Length == 0 ? null : seats));

    public Task<Outcome<OrderView>> GetAsync(OrderView order) => silo.Grains.GetOrder(order.OrderId).Get(User);

    /// <summary>From nothing to an order that can be paid.</summary>
    public async Task<OrderView> OrderSeatsAsync(params string[] seats) => (await OrderAsync((await HoldAsync(seats)).Value())).Value();

    /// <summary>From nothing to tickets.</summary>
    public async Task<OrderView> BuyAsync(params string[] seats)
    {
        var order = await OrderSeatsAsync(seats);
        return (await ConfirmAsync(order, order.Amount == 0 ? null : await PayAsync(order))).Value();
    }

    private RequestKey NextKey() => Key($"{User:N}-{Interlocked.Increment(ref keys)}");
}

/// <summary>Reading outcomes in tests.</summary>
internal static class OutcomeChecks
{
    public static T Value<T>(this Outcome<T> outcome)
        where T : class
    {
        outcome.Refusal.ShouldBeNull();
        return outcome.Value.ShouldNotBeNull();
    }

    public static Refusal ShouldBeRefused<T>(this Outcome<T> outcome, RefusalCode code)
        where T : class
    {
        outcome.Value.ShouldBeNull();
        outcome.Refusal.ShouldNotBeNull().Code.ShouldBe(code, outcome.Refusal.Detail);
        return outcome.Refusal;
    }
}
