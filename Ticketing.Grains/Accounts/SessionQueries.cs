using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Accounts;

/// <summary>One session.</summary>
public sealed record SessionOf(string SessionId) : RowQuery<SessionRow>
{
    private static readonly QueryPlan<SessionRow> Declared = SessionTable.Rows.Query<SessionOf>()
        .Equal(SessionTable.SessionId, static query => query.SessionId);

    /// <inheritdoc/>
    public override QueryPlan<SessionRow> Plan() => Declared;
}
