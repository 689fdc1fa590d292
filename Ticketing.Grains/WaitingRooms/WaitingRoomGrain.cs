using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>The waiting room of one performance.</summary>
/// <remarks>
/// Reentrant, because one commit per person would let in a few hundred people per second: a command decides in one go,
/// without an await, hands its rows to the journal, and only then waits for the disk, while the next command decides. So the
/// state machine is only ever touched between awaits, and its decisions are on disk in the order they were made in.
/// </remarks>
[Reentrant]
public sealed partial class WaitingRoomGrain(
    IRowStore store,
    PerformanceDirectory directory,
    RoomMetrics metrics,
    RandomNumberGenerator random,
    IOptions<WaitingRoomLimits> limits,
    TimeProvider time,
    ILogger<WaitingRoomGrain> logger)
    : PersistentGrain(store), IWaitingRoomGrain, IRoomSetup
{
    private WaitingRoom? room;
    private RoomJournal journal = null!;
    private readonly EstimateCheck estimates = new(metrics);

    private string Performance => this.GetPrimaryKeyString();

    private DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await ReadOneAsync(new RoomOf(Performance)) is not { } row) return;
        var people = await ReadPeople();
        journal = new RoomJournal(row, CommitAsync);
        room = WaitingRoom.Restore(row, people, Now, limits.Value.Places);
        await Advance();
        StartTicking();
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (room is not null) metrics.Forget(Performance, room);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Outcome<QueuePlace>> Enter(Guid user)
    {
        if (room is null) return NoRoom();
        var entered = room.Enter(user, Now);
        HurryUp();
        await journal.Add(entered.Changes);
        if (entered.Refusal != RoomRefusal.None) return await Refuse(RoomRefusals.Of(entered.Refusal, Performance));
        estimates.Told(head!, entered.Ticket, Now);
        return new QueuePlace(entered.Ticket, head!);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Admission>> Admit(QueueTicket ticket)
    {
        if (room is null) return NoRoom();
        if (!IsLiving(ticket, room))
        {
            await journal.Add(RoomChanges.None);
            return await Refuse(RoomRefusals.PlaceEnded(Performance));
        }

        var wasInside = room.Look(ticket.User) is { State: WaiterState.Active };
        var admitted = room.Admit(ticket.User, Now);
        await journal.Add(admitted.Changes);
        if (!wasInside && admitted.Refusal == RoomRefusal.None) metrics.Admitted();
        return admitted.Refusal == RoomRefusal.None
            ? new Admission(admitted.Entry)
            : await Refuse(RoomRefusals.Of(admitted.Refusal, Performance));
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Leave(QueueTicket ticket)
    {
        if (room is null) return NoRoom();

        // Also when the place is gone: the first try may have died before the cart was told. But an old ticket ends no new place.
        var isLiving = IsLiving(ticket, room);
        if (isLiving || room.Look(ticket.User) is null) await End(ticket.User, room);
        if (!isLiving) await EnsureCurrent();
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task Finish(Guid user, DateTimeOffset orderedAt)
    {
        if (room is null) return;
        var (changes, admission) = room.Finish(user, orderedAt, Now);
        await journal.Add(changes);
        if (admission is { } ended) await GrainFactory.GetGrain<IEntryHolder>(BuyerKey.Of(Performance, user)).EndEntry(ended);
    }

    /// <inheritdoc/>
    public async Task<Outcome<RoomHead>> Head()
    {
        if (room is null) return NoRoom();
        return await Advance();
    }

    /// <inheritdoc/>
    public async Task<Outcome<RoomState>> State()
    {
        if (room is null) return NoRoom();
        var now = await Advance();
        return new RoomState(now.Phase, room.Waiting, room.Reserved, room.Active, now.RatePerSecond, room.Settings.Cap, now.ObservedPerSecond);
    }

    private static bool IsLiving(QueueTicket ticket, WaitingRoom room) =>
        ticket.Generation == room.Generation && room.Look(ticket.User)?.Index == ticket.Index;

    // The row first: a cart that is activated from then on reads in it that the entry is over, and one that lives already is told.
    // A session that ends by time needs neither, as its end is in the token; and holds made in time keep their own time.
    private async Task End(Guid user, WaitingRoom from)
    {
        var admission = from.AdmissionOf(user);
        await journal.Add(from.Leave(user, Now));
        if (admission is { } ended) await GrainFactory.GetGrain<IEntryHolder>(BuyerKey.Of(Performance, user)).EndEntry(ended);
    }

    private async Task<List<WaiterRow>> ReadPeople()
    {
        var people = new List<WaiterRow>();
        for (var query = new WaitersOfRoom(Performance); ; query = new WaitersOfRoom(Performance, people[^1].Index))
        {
            var page = await Store.ReadAsync(query);
            people.AddRange(page);
            if (page.Count < query.Limit) return people;
        }
    }

    private async Task<Refusal> Refuse(Refusal refusal)
    {
        await EnsureCurrent();
        return refusal;
    }

    // A refusal writes nothing, nor does a place that is given up twice, so the fence of the room's row would not show that another
    // activation of the room has gone on meanwhile.
    private async Task EnsureCurrent()
    {
        if (await ReadOneAsync(new RoomOf(Performance)) is { } row && row.Version > journal.Version) throw OutOfDate(row);
    }

    // An activation for a room that is not there is not kept.
    private Refusal NoRoom()
    {
        DeactivateOnIdle();
        return RoomRefusals.NoRoom(Performance);
    }
}
