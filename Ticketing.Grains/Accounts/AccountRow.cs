using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>What an account may do. Sign-up always gives <see cref="User"/>; only an admin changes it.</summary>
public enum Role : byte
{
    /// <summary>Buys tickets.</summary>
    User = 0,

    /// <summary>Owns venues, shows and performances.</summary>
    Promoter = 1,

    /// <summary>May do everything.</summary>
    Admin = 2,
}

/// <summary>One account.</summary>
/// <param name="User">Its id.</param>
/// <param name="Email">The address as typed.</param>
/// <param name="Name">How the person wants to be called.</param>
/// <param name="PasswordHash">ASP.NET Core's password hash, version 3 (PBKDF2).</param>
/// <param name="Role">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DeletedAt">When its owner closed it; the address stays taken.</param>
public sealed record AccountRow(
    Guid User,
    string Email,
    string Name,
    string PasswordHash,
    Role Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeletedAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(User.ToString("N"));
}

/// <summary>Who has an e-mail address; its primary key is what makes addresses unique.</summary>
/// <param name="NormalizedEmail">The address, trimmed and in lower case.</param>
/// <param name="User">The account.</param>
public sealed record EmailRow(string NormalizedEmail, Guid User) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(NormalizedEmail);
}

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

/// <summary>One account.</summary>
public sealed record AccountOf(Guid User) : RowQuery<AccountRow>
{
    /// <inheritdoc/>
    public override bool Matches(AccountRow row) => row.User == User;
}

/// <summary>Who has an address.</summary>
public sealed record EmailOf(string NormalizedEmail) : RowQuery<EmailRow>
{
    /// <inheritdoc/>
    public override bool Matches(EmailRow row) => row.NormalizedEmail == NormalizedEmail;
}

/// <summary>One session.</summary>
public sealed record SessionOf(string SessionId) : RowQuery<SessionRow>
{
    /// <inheritdoc/>
    public override bool Matches(SessionRow row) => row.SessionId == SessionId;
}

/// <summary>A page of all accounts, by id.</summary>
public sealed record AccountPage(string AfterUser, int PageSize) : RowQuery<AccountRow>
{
    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override bool Matches(AccountRow row) => string.CompareOrdinal(row.User.ToString("N"), AfterUser) > 0;
}

/// <summary>The first open account with a role, by id; for whether there is one.</summary>
public sealed record AnyInRole(Role Role) : RowQuery<AccountRow>
{
    /// <inheritdoc/>
    public override int Limit => 1;

    /// <inheritdoc/>
    public override bool Matches(AccountRow row) => row.Role == Role && row.DeletedAt is null;
}
