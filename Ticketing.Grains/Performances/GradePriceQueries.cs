using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Performances;

/// <summary>The prices of one performance, by grade.</summary>
public sealed record PricesOf(string Performance) : RowQuery<GradePriceRow>
{
    private static readonly QueryPlan<GradePriceRow> Declared = GradePriceTable.Rows.Query<PricesOf>()
        .Equal(GradePriceTable.Performance, static query => query.Performance);

    /// <inheritdoc/>
    public override QueryPlan<GradePriceRow> Plan() => Declared;
}
