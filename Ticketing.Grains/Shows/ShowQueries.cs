using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Shows;

/// <summary>One show.</summary>
public sealed record ShowOf(string ShowId) : RowQuery<ShowRow>
{
    private static readonly QueryPlan<ShowRow> Declared = ShowTable.Rows.Query<ShowOf>()
        .Equal(ShowTable.ShowId, static query => query.ShowId);

    /// <inheritdoc/>
    public override QueryPlan<ShowRow> Plan() => Declared;
}

/// <summary>A page of the shows that are not deleted, by id.</summary>
public sealed record ShowPage(string AfterShowId, int PageSize) : RowQuery<ShowRow>
{
    private static readonly QueryPlan<ShowRow> Declared = ShowTable.Rows.Query<ShowPage>()
        .IsNull(ShowTable.DeletedAt)
        .Greater(ShowTable.ShowId, static query => query.AfterShowId);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<ShowRow> Plan() => Declared;
}

/// <summary>A page of the shows that are not deleted, the newest first.</summary>
public sealed record NewestShows(PagePoint? After, int PageSize) : RowQuery<ShowRow>
{
    private static readonly QueryPlan<ShowRow> Declared = ShowTable.Rows.Query<NewestShows>()
        .IsNull(ShowTable.DeletedAt)
        .NewestFirst(ShowTable.CreatedAt, ShowTable.ShowId, static query => query.After);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<ShowRow> Plan() => Declared;
}
