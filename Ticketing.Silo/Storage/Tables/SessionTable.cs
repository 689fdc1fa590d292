using Ticketing.Grains.Accounts;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>sessions</c>.</summary>
internal sealed class SessionTable : Table<SessionRow>
{
    public SessionTable()
        : base("sessions")
    {
        Key("session_id", static (row, to) => to.Text(row.SessionId));
        Column("user", static (row, to) => to.Id(row.User));
        Column("refresh_hash", static (row, to) => to.Text(row.RefreshHash));
        Column("expires_at", static (row, to) => to.Instant(row.ExpiresAt));
        Column("revoked_at", static (row, to) => to.Instant(row.RevokedAt));

        Query<SessionOf>("session_id = ?1", static (query, to) => to.Text(query.SessionId));
    }

    /// <inheritdoc/>
    public override SessionRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Id(),
            from.Text(),
            from.Instant(),
            from.OptionalInstant())
        {
            Version = from.Integer(),
        };
}
