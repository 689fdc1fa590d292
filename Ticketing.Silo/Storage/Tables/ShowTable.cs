using Ticketing.Grains.Shows;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>shows</c>.</summary>
internal sealed class ShowTable : Table<ShowRow>
{
    public ShowTable()
        : base("shows")
    {
        Key("show_id", static (row, to) => to.Text(row.ShowId));
        Column("owner", static (row, to) => to.Id(row.Owner));
        Column("title", static (row, to) => to.Text(row.Title));
        Column("genre", static (row, to) => to.Text(row.Genre));
        Column("description", static (row, to) => to.Text(row.Description));
        Column("performers", static (row, to) => to.TextList(row.Performers));
        Column("running_minutes", static (row, to) => to.Integer(row.RunningMinutes));
        Column("deleted_at", static (row, to) => to.Instant(row.DeletedAt));

        Query<ShowOf>("show_id = ?1", static (query, to) => to.Text(query.ShowId));
        Query<ShowPage>("deleted_at IS NULL AND show_id > ?1", static (query, to) => to.Text(query.AfterShowId));
    }

    /// <inheritdoc/>
    public override ShowRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Id(),
            from.Text(),
            from.Text(),
            from.Text(),
            from.TextList(),
            from.Int(),
            from.OptionalInstant())
        {
            Version = from.Integer(),
        };
}
