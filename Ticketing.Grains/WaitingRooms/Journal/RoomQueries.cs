using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>The waiting room of one performance.</summary>
public sealed record RoomOf(string Performance) : RowQuery<RoomRow>
{
    private static readonly QueryPlan<RoomRow> Declared = RoomTable.Rows.Query<RoomOf>()
        .Equal(RoomTable.Performance, static query => query.Performance);

    /// <inheritdoc/>
    public override QueryPlan<RoomRow> Plan() => Declared;
}

/// <summary>A page of all waiting rooms, by performance.</summary>
public sealed record RoomPage(string AfterPerformance, int PageSize) : RowQuery<RoomRow>
{
    private static readonly QueryPlan<RoomRow> Declared = RoomTable.Rows.Query<RoomPage>()
        .Greater(RoomTable.Performance, static query => query.AfterPerformance);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<RoomRow> Plan() => Declared;
}
