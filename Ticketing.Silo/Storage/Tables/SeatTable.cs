using Ticketing.Grains.Seats;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>seats</c>.</summary>
internal sealed class SeatTable : Table<SeatRow>
{
    public SeatTable()
        : base("seats")
    {
        Key("performance", static (row, to) => to.Text(row.Performance));
        Key("seat", static (row, to) => to.Text(row.Seat));
        Column("status", static (row, to) => to.Integer((long)row.Status));
        Column("hold_id", static (row, to) => to.Text(row.HoldId));
        Column("buyer", static (row, to) => to.Id(row.Buyer));
        Column("until", static (row, to) => to.Instant(row.Until));
        Column("extended", static (row, to) => to.Flag(row.Extended));
        Column("order_id", static (row, to) => to.Text(row.OrderId));

        Query<SeatOf>("performance = ?1 AND seat = ?2", static (query, to) =>
        {
            to.Text(query.Performance);
            to.Text(query.Seat);
        });
        // Left alone, SQLite walks through the whole performance for the sake of the order.
        Query<SeatsOfBuyer>(
            "performance = ?1 AND buyer = ?2",
            static (query, to) =>
            {
                to.Text(query.Performance);
                to.Id(query.Buyer);
            },
            index: "seats_of_buyer");
        Query<AnySeatOf>("performance = ?1", static (query, to) => to.Text(query.Performance));
        Query<SeatsOfPerformance>("performance = ?1 AND seat > ?2", static (query, to) =>
        {
            to.Text(query.Performance);
            to.Text(query.After);
        });
        Query<HoldsDue>("status = 1 AND until <= ?1", static (query, to) => to.Instant(query.Now), orderBy: "until, performance || '/' || seat");
    }

    /// <inheritdoc/>
    public override SeatRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Text(),
            (SeatStatus)from.Int(),
            from.OptionalText(),
            from.OptionalId(),
            from.OptionalInstant(),
            from.Flag(),
            from.OptionalText())
        {
            Version = from.Integer(),
        };
}
