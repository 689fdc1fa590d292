using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.WaitingRooms.Tokens;
using Ticketing.Tests.Simulation.Promises;

namespace Ticketing.Tests.Simulation.Buyers;

/// <summary>One person and his client: comes, holds, thinks, orders, pays, returns seats, or walks away at any point. A few cheat.</summary>
internal sealed class Buyer
{
    private readonly World world;
    private readonly Client client;
    private readonly Queue queue;
    private readonly Checkout checkout;
    private readonly Cheater cheater;
    private readonly bool cheats;

    public Buyer(World world, int number)
    {
        this.world = world;
        Id = new Guid(number, 0, 0, new byte[8]);
        client = new Client(world, number, Id);
        queue = new Queue(world, client, Id);
        checkout = new Checkout(world, client, Id);
        cheater = new Cheater(world, client, Id);
        cheats = client.Random.Next(4) == 0;
    }

    public Guid Id { get; }

    private Told Told => world.Witness.Told;

    public Task Start() => client.Start(async () =>
    {
        try
        {
            await LiveAsync();
        }
        catch (Exception e) when (e is not BrokenPromiseException)
        {
            world.Break($"Unexpected at {Id}: {e}");
        }
    });

    private async Task LiveAsync()
    {
        await client.Pause(15);
        for (var rounds = client.Random.Next(1, world.Settings.Rounds + 1); rounds > 0; rounds--)
        {
            var hall = world.Halls[client.Random.Next(world.Halls.Count)];
            if (cheats) await cheater.CheatAsync(hall);
            if (hall.HasRoom) await GoInAsync(hall);
            else await BuyAsync(hall, null);
            await client.Pause(8);
        }
    }

    // Most buyers leave the waiting room when they are done. Others just close the page, or try to hold without an entry.
    private async Task GoInAsync(Hall hall)
    {
        if (cheats && client.Chance(0.3) && await HoldAsync(hall, null) is { } stolen) world.Break($"Promise 7: a hold without an entry: {stolen}");
        if (await queue.PassAsync(hall) is not { } inside) return;
        if (client.Chance(world.Settings.Lingers)) await client.Pause(WaitingRoomSettings.MinSession.TotalSeconds);
        await BuyAsync(hall, inside.Entry);
        if (client.Chance(0.5)) await queue.LeaveAsync(hall, inside.Ticket);
    }

    private async Task BuyAsync(Hall hall, EntryToken? entry)
    {
        if (await HoldAsync(hall, entry) is not { } hold) return;
        if (client.Chance(0.3)) await ViewAsync(hall, hold);
        await Think();
        var isSure = true;
        if (client.Chance(0.2)) (hold, isSure) = await ExtendAsync(hall, hold, entry);
        if (client.Chance(0.08)) return;
        if (client.Chance(0.15))
        {
            await ReleaseAsync(hall, hold);
            return;
        }

        if (await OrderAsync(hall, hold, entry, isSure) is not { } order) return;
        await Think();
        if (client.Chance(0.08)) return;
        await checkout.PayAsync(hall, order);
    }

    // Most buyers are quick; some take longer than their hold lasts.
    private Task Think() => client.Pause(client.Chance(0.75) ? 3 : 1.3 * world.Settings.HoldTtl.TotalSeconds);

    private async Task<Hold?> HoldAsync(Hall hall, EntryToken? entry)
    {
        var count = client.Random.Next(1, world.Settings.SeatLimit + (cheats ? 2 : 1));
        var named = client.Chance(0.6) ? Seats(hall, count) : null;
        var best = named is null ? new BestSeatsWish(count, client.Chance(0.3) ? "VIP" : null, null) : null;
        var what = $"holds {hall.Performance} {(named is null ? best : string.Join(',', named))}";
        var command = new HoldSeats(client.NewKey(what), entry, named, best);
        var outcome = await client.AskOnce(what, command.Request, grains => grains.GetCart(hall.Performance, Id).Hold(command));
        if (outcome is not { Ok: true }) return null;
        Told.Holding(Id, outcome.Value, count);
        return outcome.Value;
    }

    private async Task ViewAsync(Hall hall, Hold hold)
    {
        var view = await client.Ask("views", grains => grains.GetCart(hall.Performance, Id).View());
        if (view is { Ok: true }) Told.Viewing(Id, view.Value, hold);
    }

    private async Task<(Hold Hold, bool IsSure)> ExtendAsync(Hall hall, Hold hold, EntryToken? entry)
    {
        var key = client.NewKey($"extends {hold.HoldId}");
        var outcome = await client.AskOnce(key.Fingerprint, key, grains => grains.GetCart(hall.Performance, Id).Extend(hold.HoldId, key, entry));
        if (outcome is not { Ok: true }) return (hold, outcome is { Refusal.Code: not RefusalCode.HoldExtended });
        Told.Holding(Id, outcome.Value, hold.Seats.Count);
        return (outcome.Value, true);
    }

    private async Task ReleaseAsync(Hall hall, Hold hold)
    {
        Told.Releases(hold.HoldId);
        await client.Ask<Done>($"releases {hold.HoldId}", grains => grains.GetCart(hall.Performance, Id).Release(hold.HoldId));
    }

    private async Task<OrderView?> OrderAsync(Hall hall, Hold hold, EntryToken? entry, bool isSure)
    {
        var command = new CreateOrder(client.NewKey($"orders {hold.HoldId}"), Id, hall.Performance, hold.HoldId, entry);
        var outcome = await client.AskOnce(
            command.Request.Fingerprint, command.Request, grains => grains.GetOrder(OrderId.OfHold(hold.HoldId)).Create(command));
        if (outcome is not { Ok: true }) return null;
        Told.Ordering(Id, outcome.Value);

        // An extension that was cut off may have reached only some of the seats.
        var seats = isSure ? hold.Seats : outcome.Value.Seats;
        if (outcome.Value.Amount != seats.Sum(seat => hall.PriceOf(seat.Seat))) world.Break($"An order costs something else than its seats: {outcome.Value}");
        return outcome.Value;
    }

    private List<string> Seats(Hall hall, int count)
    {
        var seats = new List<string>();
        var first = client.Random.Next(hall.Seats.Count);
        for (var next = 0; next < Math.Min(count, hall.Seats.Count); next++) seats.Add(hall.Seats[(first + next) % hall.Seats.Count]);
        return seats;
    }
}
