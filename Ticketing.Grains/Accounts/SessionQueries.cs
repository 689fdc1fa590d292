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

/// <summary>Sessions whose last refresh token ended by an instant, the longest past first; for the purge.</summary>
public sealed record SessionsExpiredBefore(DateTimeOffset Before) : RowQuery<SessionRow>
{
    private static readonly QueryPlan<SessionRow> Declared = SessionTable.Rows.Query<SessionsExpiredBefore>()
        .AtMost(SessionTable.ExpiresAt, static query => query.Before)
        .By(SessionTable.ExpiresAt)
        .Through("sessions_by_expiry");

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<SessionRow> Plan() => Declared;
}

/// <summary>Sessions that were ended by an instant, the longest past first; for the purge.</summary>
public sealed record SessionsRevokedBefore(DateTimeOffset Before) : RowQuery<SessionRow>
{
    private static readonly QueryPlan<SessionRow> Declared = SessionTable.Rows.Query<SessionsRevokedBefore>()
        .AtMost(SessionTable.RevokedAt, static query => query.Before)
        .By(SessionTable.RevokedAt)
        .Through("sessions_by_end");

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<SessionRow> Plan() => Declared;
}
