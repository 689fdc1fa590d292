using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Accounts;

/// <summary>Who has an address.</summary>
public sealed record EmailOf(string NormalizedEmail) : RowQuery<EmailRow>
{
    private static readonly QueryPlan<EmailRow> Declared = EmailTable.Rows.Query<EmailOf>()
        .Equal(EmailTable.NormalizedEmail, static query => query.NormalizedEmail);

    /// <inheritdoc/>
    public override QueryPlan<EmailRow> Plan() => Declared;
}
