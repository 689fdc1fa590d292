using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Performances;

/// <summary>One performance.</summary>
public sealed record PerformanceOf(string Performance) : RowQuery<PerformanceRow>
{
    private static readonly QueryPlan<PerformanceRow> Declared = PerformanceTable.Rows.Query<PerformanceOf>()
        .Equal(PerformanceTable.Performance, static query => query.Performance);

    /// <inheritdoc/>
    public override QueryPlan<PerformanceRow> Plan() => Declared;
}

/// <summary>A page of all performances, optionally of one show, by id.</summary>
public sealed record PerformancePage(string? ShowId, string AfterPerformance, int PageSize) : RowQuery<PerformanceRow>
{
    private static readonly QueryPlan<PerformanceRow> Declared = PerformanceTable.Rows.Query<PerformancePage>()
        .EqualIfGiven(PerformanceTable.ShowId, static query => query.ShowId)
        .Greater(PerformanceTable.Performance, static query => query.AfterPerformance);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<PerformanceRow> Plan() => Declared;
}

/// <summary>A page of one owner's performances by their start, the earliest first.</summary>
public sealed record DatesOfOwner(Guid Owner, PagePoint? After, int PageSize) : RowQuery<PerformanceRow>
{
    private static readonly QueryPlan<PerformanceRow> Declared = PerformanceTable.Rows.Query<DatesOfOwner>()
        .Equal(PerformanceTable.Owner, static query => query.Owner)
        .EarliestFirst(PerformanceTable.StartsAt, PerformanceTable.Performance, static query => query.After);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<PerformanceRow> Plan() => Declared;
}

/// <summary>A page of performances by their start, the earliest first; all, or those of one show.</summary>
public sealed record PerformancesByStart(string? ShowId, PagePoint? After, int PageSize) : RowQuery<PerformanceRow>
{
    private static readonly QueryPlan<PerformanceRow> Declared = PerformanceTable.Rows.Query<PerformancesByStart>()
        .EqualIfGiven(PerformanceTable.ShowId, static query => query.ShowId)
        .EarliestFirst(PerformanceTable.StartsAt, PerformanceTable.Performance, static query => query.After);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<PerformanceRow> Plan() => Declared;
}
