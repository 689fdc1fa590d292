using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Sandbox;

namespace Ticketing.Tests.Simulation.Buyers;

/// <summary>What a buyer does with an order: pays it with one of the sandbox's behaviours, waits for the result, and returns some or all seats.</summary>
internal sealed class Checkout(World world, Client client, Guid user)
{
    private const int MaxPolls = 60;

    private readonly Door door = new(world, client, user);

    public async Task PayAsync(Hall hall, OrderView order)
    {
        if (client.Chance(0.08))
        {
            await CancelAsync(hall, order);
            return;
        }

        for (var tries = 0; tries < 3; tries++)
        {
            var key = order.Amount == 0 ? null : await world.Machine.PayAsync(client.Time, order.OrderId, order.Amount, Behaviour());
            if (key is null && order.Amount > 0)
            {
                await client.Pause(2);
                continue;
            }

            if (client.Chance(0.05)) return;
            var outcome = await ConfirmAsync(order, key);
            if (outcome is { Ok: false, Refusal.Code: RefusalCode.PaymentDeclined }) continue;
            break;
        }

        if (client.Chance(0.1)) return;
        var end = await FollowAsync(order);
        if (end is not { Status: OrderStatus.Paid }) return;
        if (world.Settings.ReturnsAtTheDoor)
        {
            await Task.WhenAll(CancelAsync(hall, end), door.GoInAsync(end));
            return;
        }

        if (client.Chance(world.Settings.CheckIns)) await door.GoInAsync(end);
        if (client.Chance(0.35)) await CancelAsync(hall, end);
    }

    private async Task<Outcome<OrderView>?> ConfirmAsync(OrderView order, string? paymentKey)
    {
        var command = new ConfirmOrder(client.NewKey($"confirms {order.OrderId} {paymentKey}"), user, paymentKey, order.Amount);
        var outcome = await client.AskOnce(
            command.Request.Fingerprint,
            command.Request,
            grains => grains.GetOrder(order.OrderId).Confirm(command),
            isFinal: view => view.Status == OrderStatus.Paid);
        if (outcome is { Ok: true }) world.Witness.Told.Ordering(user, outcome.Value);
        CheckRefusal(order, paymentKey, outcome);
        return outcome;
    }

    // A buyer who repeats a request without an answer must not be told that his paid order cannot be paid.
    private void CheckRefusal(OrderView order, string? paymentKey, Outcome<OrderView>? outcome)
    {
        var row = world.Witness.Orders[order.OrderId];
        if (outcome is { Ok: false, Refusal.Code: RefusalCode.OrderState } && row.Status == OrderStatus.Paid && row.PaymentKey == paymentKey)
            world.Break($"Promise 6: a repeated confirmation of a paid order was refused: {outcome.Refusal}");
    }

    private async Task<OrderView?> FollowAsync(OrderView order)
    {
        for (var polls = 0; polls < MaxPolls; polls++)
        {
            var outcome = await client.Ask($"looks at {order.OrderId}", grains => grains.GetOrder(order.OrderId).Get(user));
            if (outcome is { Ok: true })
            {
                world.Witness.Told.Ordering(user, outcome.Value);
                if (outcome.Value.Status is not (OrderStatus.Paying or OrderStatus.Unknown or OrderStatus.Selling)) return outcome.Value;
            }
            else if (outcome is { Ok: false })
            {
                world.Break($"Promise 4: an order that was answered cannot be seen any more: {outcome.Refusal}");
            }

            await client.Pause(4);
        }

        return null;
    }

    private async Task CancelAsync(Hall hall, OrderView order)
    {
        var some = order.Seats.Count > 1 && client.Chance(0.5) ? order.Seats.Take(client.Random.Next(1, order.Seats.Count)).Select(seat => seat.Seat).ToList() : null;
        await client.Pause(2);
        world.Witness.Told.Cancels(order.OrderId, order.Status == OrderStatus.Pending ? null : some);
        if (order.Status == OrderStatus.Pending) world.Witness.Told.Releases(order.HoldId);

        var command = new CancelOrder(client.NewKey($"cancels {order.OrderId} {(some is null ? "" : string.Join(',', some))}"), user, some);
        var outcome = await client.AskOnce(
            command.Request.Fingerprint,
            command.Request,
            grains => grains.GetOrder(order.OrderId).Cancel(command),
            isFinal: view => view.Status != OrderStatus.Refunding);
        if (outcome is not { Ok: true }) return;
        world.Witness.Told.Ordering(user, outcome.Value);
        if (outcome.Value.Status == OrderStatus.Paid && some is not null && client.Chance(0.3)) await CancelAsync(hall, outcome.Value);
    }

    private SandboxBehaviour Behaviour() => client.Random.Next(12) switch
    {
        < 4 => SandboxBehaviour.Approve,
        < 6 => SandboxBehaviour.Decline,
        < 8 => SandboxBehaviour.DelayMilliseconds(client.Random.Next(SandboxBehaviour.MaxDelayMs)),
        8 => SandboxBehaviour.TimeoutBeforeCharge,
        < 11 => SandboxBehaviour.TimeoutAfterCharge,
        _ => SandboxBehaviour.CallbackTwice,
    };
}
