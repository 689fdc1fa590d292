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

/// <summary>Sessions that were ended after an instant, those that were first, first; for the nodes.</summary>
public sealed record SessionsEndedAfter(DateTimeOffset After) : RowQuery<SessionRow>
{
    private static readonly QueryPlan<SessionRow> Declared = SessionTable.Rows.Query<SessionsEndedAfter>()
        .Greater(SessionTable.RevokedAt, static query => query.After)
        .By(SessionTable.RevokedAt)
        .Through("sessions_by_end");

    /// <inheritdoc/>
    public override int Limit => AccountLimits.MostEnds;

    /// <inheritdoc/>
    public override QueryPlan<SessionRow> Plan() => Declared;
}

/// <summary>The sessions of an account that were not ended one by one and whose refresh token is good after an instant, by id.</summary>
public sealed record SessionsOf(Guid User, DateTimeOffset GoodAfter) : RowQuery<SessionRow>
{
    private static readonly QueryPlan<SessionRow> Declared = SessionTable.Rows.Query<SessionsOf>()
        .Equal(SessionTable.User, static query => query.User)
        .Greater(SessionTable.ExpiresAt, static query => query.GoodAfter)
        .IsNull(SessionTable.RevokedAt)
        .By(SessionTable.ExpiresAt)
        .Through("sessions_by_user");

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<SessionRow> Plan() => Declared;
}
