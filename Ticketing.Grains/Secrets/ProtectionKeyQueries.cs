using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Secrets;

/// <summary>The keys after a number, in the order they were made.</summary>
public sealed record ProtectionKeysAfter(int Number) : RowQuery<ProtectionKeyRow>
{
    private static readonly QueryPlan<ProtectionKeyRow> Declared = ProtectionKeyTable.Rows.Query<ProtectionKeysAfter>()
        .Greater(ProtectionKeyTable.Number, static query => ProtectionKeyRow.KeyOf(query.Number).First);

    /// <inheritdoc/>
    public override QueryPlan<ProtectionKeyRow> Plan() => Declared;
}
