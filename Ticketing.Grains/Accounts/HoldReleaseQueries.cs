using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Accounts;

/// <summary>The release of one account's holds.</summary>
public sealed record HoldReleaseOf(Guid User) : RowQuery<HoldReleaseRow>
{
    private static readonly QueryPlan<HoldReleaseRow> Declared = HoldReleaseTable.Rows.Query<HoldReleaseOf>()
        .Equal(HoldReleaseTable.User, static query => query.User);

    /// <inheritdoc/>
    public override QueryPlan<HoldReleaseRow> Plan() => Declared;
}

/// <summary>Suspended accounts whose holds are to be looked for, the longest due first.</summary>
public sealed record HoldReleasesDue(DateTimeOffset Now) : RowQuery<HoldReleaseRow>
{
    private static readonly QueryPlan<HoldReleaseRow> Declared = HoldReleaseTable.Rows.Query<HoldReleasesDue>()
        .AtMost(HoldReleaseTable.DueAt, static query => query.Now)
        .By(HoldReleaseTable.DueAt);

    /// <inheritdoc/>
    public override int Limit => 10;

    /// <inheritdoc/>
    public override QueryPlan<HoldReleaseRow> Plan() => Declared;
}
