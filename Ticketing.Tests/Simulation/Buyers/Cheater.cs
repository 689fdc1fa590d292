using Orleans;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Tests.Simulation.Buyers;

/// <summary>Tries to use holds, orders and tickets of other buyers. Each attempt must be refused or must change nothing of theirs.</summary>
internal sealed class Cheater(World world, Client client, Guid user)
{
    public async Task CheatAsync(Hall hall)
    {
        var holds = world.Witness.Told.Holds;
        var orders = world.Witness.Orders.Values.Where(order => order.User != user).ToList();
        if (holds.Count == 0) return;
        var hold = holds[client.Random.Next(holds.Count)];
        if (world.Witness.Seats.Values.Any(seat => seat.HoldId == hold.HoldId && seat.Buyer == user)) return;

        switch (client.Random.Next(6))
        {
            case 0:
                await Ask<Done>($"releases {hold.HoldId}", grains => grains.GetCart(hold.Performance, user).Release(hold.HoldId));
                break;
            case 1 when IsForeign(hold):
                await Refused($"extends {hold.HoldId}", (grains, key) => grains.GetCart(hold.Performance, user).Extend(hold.HoldId, key, null));
                break;
            case 2 when IsForeign(hold):
                await Refused($"orders {hold.HoldId}", (grains, key) =>
                    grains.GetOrder(OrderId.OfHold(hold.HoldId)).Create(new CreateOrder(key, user, hold.Performance, hold.HoldId, null)));
                break;
            case 3 when orders.Count > 0:
                var order = orders[client.Random.Next(orders.Count)];
                await Refused($"pays {order.OrderId}", (grains, key) =>
                    grains.GetOrder(order.OrderId).Confirm(new ConfirmOrder(key, user, order.PaymentKey ?? $"sandbox_{order.OrderId}_1", order.Amount)));
                break;
            case 4 when orders.Count > 0:
                var other = orders[client.Random.Next(orders.Count)];
                await Refused($"cancels {other.OrderId}", (grains, key) => grains.GetOrder(other.OrderId).Cancel(new CancelOrder(key, user, null)));
                await Refused($"looks at {other.OrderId}", (grains, _) => grains.GetOrder(other.OrderId).Get(user));
                break;
            default:
                if (!hall.HasRoom) await ReuseKeyAsync(hall);
                break;
        }
    }

    private bool IsForeign(Hold hold) => world.Witness.Seats.Values.Any(seat => seat.HoldId == hold.HoldId && seat.Buyer != user);

    // Uses one key for two requests: once the first request has succeeded, the second must be refused.
    private async Task ReuseKeyAsync(Hall hall)
    {
        var key = client.NewKey("first");
        var first = await Ask("holds one", grains => grains.GetCart(hall.Performance, user).Hold(new HoldSeats(key, null, [hall.Seats[0]], null)));
        if (first is not { Ok: true }) return;
        world.Witness.Told.Holding(user, first.Value, 1);
        var second = await Ask("holds another with the same key", grains =>
            grains.GetCart(hall.Performance, user).Hold(new HoldSeats(key with { Fingerprint = "second" }, null, [hall.Seats[^1]], null)));
        if (second is not null && second.Refusal?.Code != RefusalCode.IdempotencyKeyReused)
            world.Break($"Promise 6: the key {key.Key} was taken for two requests: {second}");
    }

    private async Task Refused<T>(string what, Func<IGrainFactory, RequestKey, Task<Outcome<T>>> call)
        where T : class
    {
        var key = client.NewKey(what);
        var outcome = await Ask(what, grains => call(grains, key));
        if (outcome is { Ok: true }) world.Break($"Promise 7: a stranger {what}, and got {outcome.Value}");
    }

    private Task<Outcome<T>?> Ask<T>(string what, Func<IGrainFactory, Task<Outcome<T>>> call)
        where T : class => client.Ask($"CHEATS: {what}", call);
}
