using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>A page of the people of one waiting room, by number.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="AfterIndex">The last number of the page before; −1 for the first.</param>
public sealed record WaitersOfRoom(string Performance, int AfterIndex = -1) : RowQuery<WaiterRow>
{
    private static readonly QueryPlan<WaiterRow> Declared = WaiterTable.Rows.Query<WaitersOfRoom>()
        .Equal(WaiterTable.Performance, static query => query.Performance)
        .Greater(WaiterTable.Index, static query => query.AfterIndex)
        .By(WaiterTable.Index);

    /// <inheritdoc/>
    public override QueryPlan<WaiterRow> Plan() => Declared;
}

/// <summary>One person in one waiting room.</summary>
public sealed record WaiterOf(string Performance, Guid User) : RowQuery<WaiterRow>
{
    private static readonly QueryPlan<WaiterRow> Declared = WaiterTable.Rows.Query<WaiterOf>()
        .Equal(WaiterTable.Performance, static query => query.Performance)
        .Equal(WaiterTable.User, static query => query.User);

    /// <inheritdoc/>
    public override QueryPlan<WaiterRow> Plan() => Declared;
}

/// <summary>Places of one waiting room, by user; for the purge.</summary>
public sealed record PlacesOfRoom(string Performance) : RowQuery<WaiterRow>
{
    private static readonly QueryPlan<WaiterRow> Declared = WaiterTable.Rows.Query<PlacesOfRoom>()
        .Equal(WaiterTable.Performance, static query => query.Performance);

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<WaiterRow> Plan() => Declared;
}
