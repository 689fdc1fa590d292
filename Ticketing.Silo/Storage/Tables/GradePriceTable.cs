using Ticketing.Grains.Performances;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>grade_prices</c>.</summary>
internal sealed class GradePriceTable : Table<GradePriceRow>
{
    public GradePriceTable()
        : base("grade_prices")
    {
        Key("performance", static (row, to) => to.Text(row.Performance));
        Key("grade", static (row, to) => to.Text(row.Grade));
        Column("price", static (row, to) => to.Integer(row.Price));

        Query<PricesOf>("performance = ?1", static (query, to) => to.Text(query.Performance));
    }

    /// <inheritdoc/>
    public override GradePriceRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Text(),
            from.Integer())
        {
            Version = from.Integer(),
        };
}
