using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>waiters</c>.</summary>
internal sealed class WaiterTable : Table<WaiterRow>
{
    public WaiterTable()
        : base("waiters")
    {
        Key("performance", static (row, to) => to.Text(row.Performance));
        Key("user", static (row, to) => to.Id(row.User));
        Column("generation", static (row, to) => to.Integer(row.Generation));
        Column("number", static (row, to) => to.Integer(row.Index));
        Column("state", static (row, to) => to.Integer((long)row.State));
        Column("entered_until", static (row, to) => to.Instant(row.EnteredUntil));

        Query<WaitersOfRoom>("performance = ?1 AND number > ?2", static (query, to) =>
        {
            to.Text(query.Performance);
            to.Integer(query.AfterIndex);
        }, orderBy: "number, user");
        Query<WaiterOf>("performance = ?1 AND user = ?2", static (query, to) =>
        {
            to.Text(query.Performance);
            to.Id(query.User);
        });
    }

    /// <inheritdoc/>
    public override WaiterRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Id(),
            from.Int(),
            from.Int(),
            (WaiterRowState)from.Int(),
            from.OptionalInstant())
        {
            Version = from.Integer(),
        };
}
