using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>What people do in a room that exists: they enter, are let in, leave, and finish.</summary>
/// <param name="performance">The performance.</param>
/// <param name="metrics">Counts who was let in.</param>
/// <param name="grains">Finds the carts, which act on entries.</param>
/// <param name="ensureCurrentAsync">Ends the activation when another one has gone on with the room; asked before a refusal.</param>
internal sealed class RoomVisits(string performance, RoomMetrics metrics, IGrainFactory grains, Func<Task> ensureCurrentAsync)
{
    /// <summary>Gives the user a place, or the one already held.</summary>
    public async Task<Outcome<QueuePlace>> EnterAsync(RoomRun run, Guid user)
    {
        var now = run.Now;
        var entered = run.Room.Visitors.Enter(user, now);
        run.HurryUp();
        await run.WriteAsync(entered.Changes);
        if (entered.Refusal != RoomRefusal.None) return await Refuse(RoomRefusals.Of(entered.Refusal, performance));
        run.Told(entered.Ticket, now);
        return new QueuePlace(entered.Ticket, run.Head);
    }

    /// <summary>Lets the holder of a called place in.</summary>
    public async Task<Outcome<Admission>> AdmitAsync(RoomRun run, QueueTicket ticket)
    {
        if (!IsLiving(ticket, run.Room))
        {
            await run.WriteAsync(RoomChanges.None);
            return await Refuse(RoomRefusals.PlaceEnded(performance));
        }

        var wasInside = run.Room.Visitors.Look(ticket.User) is { State: WaiterState.Active };
        var admitted = run.Room.Visitors.Admit(ticket.User, run.Now);
        await run.WriteAsync(admitted.Changes);
        if (admitted.Refusal != RoomRefusal.None) return await Refuse(RoomRefusals.Of(admitted.Refusal, performance));
        if (!wasInside) metrics.Admitted();
        return new Admission(admitted.Entry);
    }

    /// <summary>Gives the place up.</summary>
    public async Task<Outcome<Done>> LeaveAsync(RoomRun run, QueueTicket ticket)
    {
        // Also when the place is gone: the first attempt may have died before the cart was told. But an old ticket ends no new place.
        var isLiving = IsLiving(ticket, run.Room);
        if (isLiving || run.Room.Visitors.Look(ticket.User) is null)
        {
            // The row first: a cart that is activated from then on reads in it that the entry is over, and one that lives already is told.
            // A session that ends by time needs neither, as its end is in the token; and holds made in time keep their own time.
            var admission = run.Room.Visitors.AdmissionOf(ticket.User);
            await run.WriteAsync(run.Room.Visitors.Leave(ticket.User, run.Now));
            await EndEntry(ticket.User, admission);
        }

        if (!isLiving) await ensureCurrentAsync();
        return Done.Instance;
    }

    /// <summary>Ends the entry of a user who has bought.</summary>
    public async Task FinishAsync(RoomRun run, Guid user, DateTimeOffset orderedAt)
    {
        var (changes, admission) = run.Room.Visitors.Finish(user, orderedAt, run.Now);
        await run.WriteAsync(changes);
        await EndEntry(user, admission);
    }

    /// <summary>Lets an entry last as long as a hold that it gave.</summary>
    public static Task ProlongAsync(RoomRun run, Guid user, long admission, DateTimeOffset until, TimeSpan most) =>
        run.WriteAsync(run.Room.Visitors.Prolong(user, admission, until, most, run.Now));

    private static bool IsLiving(QueueTicket ticket, WaitingRoom room) =>
        ticket.Generation == room.Generation && room.Visitors.Look(ticket.User)?.Index == ticket.Index;

    private Task EndEntry(Guid user, long? admission) =>
        admission is { } ended ? grains.Find<IEntryHolders>(BuyersPart.KeyOf(performance, user)).EndEntry(user, ended) : Task.CompletedTask;

    private async Task<Refusal> Refuse(Refusal refusal)
    {
        await ensureCurrentAsync();
        return refusal;
    }
}
