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
    /// <inheritdoc/>
    public override RowKey Key => new(SessionId);
}
