namespace Ticketing.Grains.Accounts;

/// <summary>
/// What happens to a session when a refresh token is used (RFC 9700, 4.14.2). Each token is valid once and is replaced by the next one.
/// If somebody presents an older token, either the thief of a token or its owner has used it before, so the whole session ends.
/// </summary>
public static class SessionRules
{
    /// <summary>How long a refresh token is valid.</summary>
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(7);

    /// <summary>The row of a new session.</summary>
    public static SessionRow Start(string sessionId, Guid user, string refreshHash, DateTimeOffset now) =>
        new(sessionId, user, refreshHash, now + RefreshLife, RevokedAt: null) { Version = 1 };

    /// <summary>The row after <paramref name="presentedHash"/> was presented; unchanged when the session had already ended.</summary>
    /// <param name="session">The row now.</param>
    /// <param name="presentedHash">The hash of the token that is used.</param>
    /// <param name="nextHash">The hash of the token that would replace it.</param>
    /// <param name="now">The time.</param>
    public static SessionRow Refresh(SessionRow session, string presentedHash, string nextHash, DateTimeOffset now)
    {
        if (!IsOpen(session, now))
            return session;
        return session.RefreshHash == presentedHash
            ? session with { RefreshHash = nextHash, ExpiresAt = now + RefreshLife, Version = session.Version + 1 }
            : End(session, now);
    }

    /// <summary>The row after log-out.</summary>
    public static SessionRow End(SessionRow session, DateTimeOffset now) => session.RevokedAt is null
        ? session with { RevokedAt = now, Version = session.Version + 1 }
        : session;

    /// <summary>Whether the session is open: not revoked, and its newest refresh token not expired.</summary>
    public static bool IsOpen(SessionRow session, DateTimeOffset now) => session.RevokedAt is null && now < session.ExpiresAt;
}
