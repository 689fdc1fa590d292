using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>Who has an e-mail address; its primary key is what makes addresses unique.</summary>
/// <param name="NormalizedEmail">The address, trimmed and in lower case.</param>
/// <param name="User">The account.</param>
public sealed record EmailRow(string NormalizedEmail, Guid User) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(NormalizedEmail);
}
