namespace Ticketing.Grains.Accounts;

/// <summary>
/// What happens to a session when a refresh token is used (RFC 9700, 4.14.2). Each token is valid once and is replaced by the next one.
/// If somebody presents an older token, either the thief of a token or its owner has used it before, so the whole session ends. One case is
/// honest: two tabs use the same token at the same time, or an answer was lost. Therefore the token before the newest is answered once more
/// for a few seconds. The next token follows from the one before, so that both answers have the same token, and only hashes are stored.
/// </summary>
public static class SessionRules
{
    /// <summary>How long a refresh token is valid.</summary>
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(7);

    /// <summary>How long a session lasts, however often it is refreshed.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    /// <summary>The row of a new session.</summary>
    /// <param name="command">The log-in.</param>
    /// <param name="account">The account that logs in.</param>
    /// <param name="now">The time.</param>
    public static SessionRow Start(LogIn command, AccountRow account, DateTimeOffset now) =>
        new(command.SessionId, account.User, command.RefreshHash, now + RefreshLife, RevokedAt: null)
        {
            CreatedAt = now,
            LastUsedAt = now,
            Device = CutDevice(command.Device),
            Address = command.Address,
            Epoch = account.SessionEpoch,
            Version = 1,
        };

    /// <summary>The row after a token was presented; unchanged when the session had ended, or for an honest repeat.</summary>
    /// <param name="session">The row now.</param>
    /// <param name="use">The hashes of the token that is used and of the token that would replace it.</param>
    /// <param name="grace">How long the token before the newest is answered once more.</param>
    /// <param name="now">The time.</param>
    public static SessionRow Refresh(SessionRow session, RefreshUse use, TimeSpan grace, DateTimeOffset now)
    {
        if (!IsOpen(session, now) || IsRepeat(session, use, grace, now)) return session;
        if (session.RefreshHash != use.PresentedHash) return End(session, now);
        var created = session.CreatedAt ?? now;
        var life = now + RefreshLife;
        return session with
        {
            RefreshHash = use.NextHash,
            PreviousHash = use.PresentedHash,
            RotatedAt = now,
            CreatedAt = created,
            LastUsedAt = now,
            ExpiresAt = life < created + LongestLife ? life : created + LongestLife,
            Device = CutDevice(use.Device) ?? session.Device,
            Address = use.Address ?? session.Address,
            Version = session.Version + 1,
        };
    }

    /// <summary>The row after log-out.</summary>
    public static SessionRow End(SessionRow session, DateTimeOffset now) => session.RevokedAt is null
        ? session with { RevokedAt = now, Version = session.Version + 1 }
        : session;

    /// <summary>Whether the session is open: not revoked, and its newest refresh token not expired.</summary>
    public static bool IsOpen(SessionRow session, DateTimeOffset now) => session.RevokedAt is null && now < session.ExpiresAt;

    /// <summary>Whether the session is open and its account may be used and has not ended all sessions since the log-in.</summary>
    public static bool IsOpen(SessionRow session, AccountRow account, DateTimeOffset now) =>
        IsOpen(session, now)
        && account.IsActive
        && (session.Epoch == account.SessionEpoch || session.SessionId == account.KeptSession);

    private static bool IsRepeat(SessionRow session, RefreshUse use, TimeSpan grace, DateTimeOffset now) =>
        session.PreviousHash == use.PresentedHash && now - session.RotatedAt <= grace && (session.RefreshHash == use.NextHash || IsByOther(session, use));

    /// <summary>Whether the token that replaces the one used follows from it by the other signing secret.</summary>
    public static bool IsByOther(SessionRow session, RefreshUse use) => use.OtherNextHash is { } other && session.RefreshHash == other;

    private static string? CutDevice(string? device) =>
        device is { Length: > AccountLimits.MaxDeviceLength } ? device[..AccountLimits.MaxDeviceLength] : device;
}
