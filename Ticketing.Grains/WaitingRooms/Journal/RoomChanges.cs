using System.Collections.Immutable;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>
/// What must be on disk before the answer it came with is given, and before the head is published.
/// The rows of one answer go together; answers of one room go in the order in which the room gave them.
/// </summary>
/// <param name="Room">The room's row, null if unchanged.</param>
/// <param name="Waiters">Rows of people that changed, each user at most once.</param>
public sealed record RoomChanges(RoomRow? Room, ImmutableArray<WaiterRow> Waiters)
{
    /// <summary>Nothing to write.</summary>
    public static readonly RoomChanges None = new(null, []);

    /// <summary>The entry of the audit log about what an organiser did; null where none acted.</summary>
    public AuditRow? Act { get; init; }

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Room is null && Waiters.IsEmpty && Act is null;

    /// <summary>The rows as one commit; at most 258, below <see cref="IRowStore.MaxWrites"/>.</summary>
    public ImmutableArray<RowWrite> Writes()
    {
        var writes = ImmutableArray.CreateBuilder<RowWrite>(Waiters.Length + 2);
        if (Room is not null)
            writes.Add(Room);
        foreach (var waiter in Waiters)
            writes.Add(waiter);
        if (Act is not null)
            writes.Add(Act);
        return writes.DrainToImmutable();
    }
}
