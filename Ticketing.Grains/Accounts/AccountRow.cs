using Ticketing.Grains.Actors;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

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
    /// <summary>Access tokens carry the epoch of their time; those of a lower one have ended. It grows and never shrinks.</summary>
    public long AccessEpoch { get; init; }

    /// <summary>When <see cref="AccessEpoch"/> last grew; by it the nodes find what ended since they last asked.</summary>
    public DateTimeOffset? AccessEndedAt { get; init; }

    /// <summary>Sessions carry the epoch of their log-in; those of a lower one have ended, but for <see cref="KeptSession"/>.</summary>
    public long SessionEpoch { get; init; }

    /// <summary>The one session that went on when <see cref="SessionEpoch"/> last grew: that in which the password was changed.</summary>
    public string? KeptSession { get; init; }

    /// <summary>When an admin suspended the account; null while it is not suspended.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>When the owner proved that mail to the address arrives; null before.</summary>
    public DateTimeOffset? EmailVerifiedAt { get; init; }

    /// <summary>Whether the account may be used: neither closed nor suspended.</summary>
    public bool IsActive => DeletedAt is null && SuspendedAt is null;

    /// <inheritdoc/>
    public override RowKey Key => new(User.ToString("N"));
}
