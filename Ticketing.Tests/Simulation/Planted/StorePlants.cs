using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Journal;

namespace Ticketing.Tests.Simulation.Planted;

/// <summary>The answer does not wait for the commit.</summary>
internal sealed class AnswersBeforeCommit : Plant
{
    public override IRowStore Wrap(IRowStore store) => new Store(store);

    private sealed class Store(IRowStore inner) : IRowStore
    {
        public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
        {
            _ = inner.TryCommitAsync(writes).AsTask();
            return ValueTask.FromResult<Row?>(null);
        }

        public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row => inner.ReadAsync(query);
    }
}

/// <summary>The disk takes any version of a seat or a ticket, so whoever writes last wins.</summary>
internal sealed class IgnoresVersions : Plant
{
    public override IReadOnlyList<RowWrite> Rewrite(IReadOnlyList<RowWrite> writes, World world) =>
        [.. writes.Select(write => Forced(write, Current(write.Row, world))).OfType<RowWrite>()];

    private static Row? Current(Row row, World world) => row switch
    {
        SeatRow seat => world.Witness?.Seats.GetValueOrDefault((seat.Performance, seat.Seat)),
        TicketRow ticket => world.Witness?.Tickets.GetValueOrDefault((ticket.Performance, ticket.Seat)),
        _ => null,
    };

    private static RowWrite? Forced(RowWrite write, Row? current) => (write.Row, current) switch
    {
        (TicketRow, null) when write.Delete => default(RowWrite?),
        (SeatRow or TicketRow, _) when !write.Delete => new RowWrite(write.Row with { Version = (current?.Version ?? 0) + 1 }),
        (TicketRow, not null) => RowWrite.Remove(current),
        _ => write,
    };
}

/// <summary>Queries of one kind always return no rows.</summary>
internal abstract class Forgets : Plant
{
    public override IRowStore Wrap(IRowStore store) => new Store(store, this);

    protected abstract bool IsForgotten(object query);

    private sealed class Store(IRowStore inner, Forgets plant) : IRowStore
    {
        public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes) => inner.TryCommitAsync(writes);

        public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row
        {
            var rows = await inner.ReadAsync(query);
            return plant.IsForgotten(query) ? [] : rows;
        }
    }
}

/// <summary>Nobody looks for holds whose time is over.</summary>
internal sealed class NeverExpires : Forgets
{
    protected override bool IsForgotten(object query) => query is HoldsDue;
}

/// <summary>Answers are not found again under their keys.</summary>
internal sealed class ForgetsAnswers : Forgets
{
    protected override bool IsForgotten(object query) => query is IdempotencyOf;
}

/// <summary>After a restart a cart does not know its buyer's seats.</summary>
internal sealed class ForgetsCarts : Forgets
{
    protected override bool IsForgotten(object query) => query is SeatsOfBuyer;
}

/// <summary>A map does not read the seats when it starts.</summary>
internal sealed class ForgetsTheMap : Forgets
{
    protected override bool IsForgotten(object query) => query is SeatsOfPerformance;
}

/// <summary>After a restart a waiting room does not know who is in it.</summary>
internal sealed class ForgetsTheLine : Forgets
{
    protected override bool IsForgotten(object query) => query is WaitersOfRoom;
}

/// <summary>Check-ins are not written.</summary>
internal sealed class ForgetsCheckIns : Plant
{
    public override IReadOnlyList<RowWrite> Rewrite(IReadOnlyList<RowWrite> writes, World world) =>
        [.. writes.Select(write => write.Row is TicketRow { CheckedInAt: not null } used && !write.Delete ? new RowWrite(used with { CheckedInAt = null }) : write)];
}

/// <summary>After a restart a waiting room does not know its cap and lets everybody in.</summary>
internal sealed class IgnoresTheCap : Plant
{
    private const int NoCap = 1_000;

    public override IRowStore Wrap(IRowStore store) => new Store(store);

    private sealed class Store(IRowStore inner) : IRowStore
    {
        public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes) => inner.TryCommitAsync(writes);

        public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row
        {
            var rows = await inner.ReadAsync(query);
            return rows is [RoomRow room] ? [(T)(Row)(room with { Cap = NoCap })] : rows;
        }
    }
}
