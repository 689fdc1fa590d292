namespace Ticketing.Grains.Accounts;

/// <summary>
/// What happens to a log-in when its refresh token is used (RFC 9700, 4.14.2): each token is good once and gives the next one;
/// a token that is not the newest was stolen, or its thief came first, so the whole log-in ends.
/// </summary>
public static class SessionRules
{
    /// <summary>How long a refresh token is good.</summary>
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(7);

    /// <summary>A new log-in.</summary>
    public static SessionRow Start(string sessionId, Guid user, string refreshHash, DateTimeOffset now) =>
        new(sessionId, user, refreshHash, now + RefreshLife, RevokedAt: null) { Version = 1 };

    /// <summary>The row after <paramref name="presentedHash"/> was shown; unchanged when the log-in had ended before.</summary>
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

    /// <summary>Whether the newest refresh token is still good.</summary>
    public static bool IsOpen(SessionRow session, DateTimeOffset now) => session.RevokedAt is null && now < session.ExpiresAt;
}
