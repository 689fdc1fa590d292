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
    /// <inheritdoc/>
    public override RowKey Key => new(User.ToString("N"));
}
