using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Secrets;

/// <summary>One secret.</summary>
public sealed record SecretOf(string Name) : RowQuery<SecretRow>
{
    private static readonly QueryPlan<SecretRow> Declared = SecretTable.Rows.Query<SecretOf>()
        .Equal(SecretTable.Name, static query => query.Name);

    /// <inheritdoc/>
    public override QueryPlan<SecretRow> Plan() => Declared;
}
