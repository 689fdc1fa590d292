using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>One log-in: a chain of refresh tokens, of which only the newest is good.</summary>
/// <param name="SessionId">Its id; access tokens name it.</param>
/// <param name="User">Whose it is.</param>
/// <param name="RefreshHash">SHA-256 of the newest refresh token, base64url.</param>
/// <param name="ExpiresAt">When the newest refresh token ends.</param>
/// <param name="RevokedAt">When it was ended by log-out, or by the use of an older token of the chain.</param>
public sealed record SessionRow(string SessionId, Guid User, string RefreshHash, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt) : Row
{
    /// <summary>SHA-256 of the token before the newest; null before the first refresh. It is good for an honest repeat only.</summary>
    public string? PreviousHash { get; init; }

    /// <summary>When the newest refresh token replaced the one before.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>When the person logged in; null for a session of an earlier release until its next refresh.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the person logged in or refreshed last.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>What the device calls itself (User-Agent), cut to <see cref="AccountLimits.MaxDeviceLength"/>.</summary>
    public string? Device { get; init; }

    /// <summary>The network address of the last use.</summary>
    public string? Address { get; init; }

    /// <summary>The account's <see cref="AccountRow.SessionEpoch"/> at log-in.</summary>
    public long Epoch { get; init; }

    /// <inheritdoc/>
    public override RowKey Key => new(SessionId);
}
