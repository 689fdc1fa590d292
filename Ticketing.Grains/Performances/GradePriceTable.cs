using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Performances;

/// <summary>Table <c>grade_prices</c>.</summary>
internal static class GradePriceTable
{
    public static readonly Column<GradePriceRow, string> Performance = new("performance", ValueKind.Text, static row => row.Performance);

    public static readonly Column<GradePriceRow, string> Grade = new("grade", ValueKind.Text, static row => row.Grade);

    public static readonly Column<GradePriceRow, long> Price = new("price", ValueKind.Integer, static row => row.Price);

    public static readonly Table<GradePriceRow> Rows = new(
        "grade_prices",
        key: [Performance, Grade],
        others: [Price],
        static from => new(
            Performance.Read(from),
            Grade.Read(from),
            Price.Read(from))
        {
            Version = from.Integer(),
        });
}
