using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Tests.Simulation.Buyers;

/// <summary>A buyer's way through a waiting room: enters, polls as a page does, goes in when called, or leaves.</summary>
internal sealed class Queue(World world, Client client, Guid user)
{
    private const int MaxPolls = 80;

    // Apart from the client's own chance, so that a world in which nobody falls silent is the same as without it.
    private readonly Random silence = world.Dice($"silence {user}");

    /// <summary>The entry, after its signature was checked; null when the buyer did not get in or gave up.</summary>
    public async Task<(QueueTicket Ticket, EntryToken Entry)?> PassAsync(Hall hall)
    {
        if (await EnterAsync(hall) is not { } ticket) return null;
        var view = default(PlaceEstimate?);
        for (var polls = 0; polls < MaxPolls; polls++)
        {
            if (client.Chance(0.01)) return null;
            if (client.Chance(0.01))
            {
                await LeaveAsync(hall, ticket);
                return null;
            }

            if (client.Chance(0.05) && await EnterAsync(hall) is { } again && again != ticket) return null;
            if (await LookAsync(hall, ticket, view) is { } seen) view = seen;
            if (view is { Called: true })
            {
                var admitted = await client.Ask("asks to be let in", grains => grains.GetGrain<IWaitingRoomGrain>(hall.Performance).Admit(ticket));
                if (admitted is { Ok: true }) return Checked(hall, ticket, admitted.Value.Entry);
                if (admitted is null || admitted.Refusal!.Code != RefusalCode.NotYourTurn) return null;
            }

            // Some leave the page for so long that they count as silent, and come back.
            await client.Pause(silence.NextDouble() < 0.01 ? 120 : 3);
        }

        return null;
    }

    public async Task LeaveAsync(Hall hall, QueueTicket ticket)
    {
        world.Witness.Rooms.Leaves(hall.Performance, user);
        await client.Ask<Done>("leaves the room", grains => grains.GetGrain<IWaitingRoomGrain>(hall.Performance).Leave(ticket));
    }

    private async Task<QueueTicket?> EnterAsync(Hall hall)
    {
        var place = await client.Ask("enters the queue", grains => grains.GetGrain<IWaitingRoomGrain>(hall.Performance).Enter(user));
        if (place is not { Ok: true }) return null;
        world.Witness.Rooms.Told(place.Value.Ticket);
        return place.Value.Ticket;
    }

    // Computes the estimate from the head, as an API node does with its replica of the head.
    private async Task<PlaceEstimate?> LookAsync(Hall hall, QueueTicket ticket, PlaceEstimate? before)
    {
        var head = await client.Ask("polls", grains => grains.GetGrain<IWaitingRoomGrain>(hall.Performance).Head());
        if (head is not { Ok: true }) return null;
        var now = PlaceEstimate.Of(head.Value, ticket, world.Now);
        if (now is { Called: false, Place: { } place }) await HeardAsync(hall, ticket, place);
        if (before is not { } was || world.Machine.WasDoubled) return now;
        if ((was.Called && !now.Called) || now.PeopleAhead > was.PeopleAhead || (was.Place is not null && now.Place != was.Place) || now.TicketIsVoid)
            world.Break($"Promise 7: the place of {ticket} worsened from {was} to {now}.");
        return now;
    }

    // As the node's report, which nobody waits for and which may be lost.
    private async Task HeardAsync(Hall hall, QueueTicket ticket, int place)
    {
        try
        {
            await client.Grains.GetGrain<IWaitingRoomGrain>(hall.Performance).Heard(new HeardPlaces(ticket.Generation, place & ~63, [1UL << (place & 63)]));
        }
        catch (Exception e) when (Failures.IsExpected(e))
        {
            world.Note($"a report of {hall.Performance} is lost: {e.GetType().Name}");
        }
    }

    // The API's part: tickets and entries travel as signed texts, and only the person for whom a text was made may present it.
    private (QueueTicket Ticket, EntryToken Entry) Checked(Hall hall, QueueTicket ticket, EntryToken entry)
    {
        var keys = world.Witness.Rooms.Keys;
        var text = entry.Write(keys);
        if (EntryToken.TryRead(keys, text, hall.Performance, user, entry.ExpiresAt.AddTicks(-1), out var read) != TokenRefusal.None || read != entry)
            world.Break($"Promise 7: the entry {entry} is not good for the one who got it.");
        foreach (var (performance, owner, other) in world.Witness.Rooms.Tokens)
        {
            if ((performance, owner) != (hall.Performance, user) && EntryToken.TryRead(keys, other, hall.Performance, user, world.Now, out _) == TokenRefusal.None)
                world.Break($"Promise 7: the entry of {owner} to {performance} works for {user} in {hall.Performance}.");
        }

        world.Witness.Rooms.Tokens.Add((hall.Performance, user, text));
        return (ticket, entry);
    }
}
