using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Accounts.Codes;

/// <summary>The code of an account for a purpose.</summary>
public sealed record AccountCodeOf(Guid User, CodePurpose Purpose) : RowQuery<AccountCodeRow>
{
    private static readonly QueryPlan<AccountCodeRow> Declared = AccountCodeTable.Rows.Query<AccountCodeOf>()
        .Equal(AccountCodeTable.User, static query => query.User)
        .Equal(AccountCodeTable.Purpose, static query => AccountCodeRow.KeyOf(query.User, query.Purpose).Second);

    /// <inheritdoc/>
    public override QueryPlan<AccountCodeRow> Plan() => Declared;
}

/// <summary>Codes that ended by an instant, the longest past first; for the purge.</summary>
public sealed record AccountCodesBefore(DateTimeOffset Before) : RowQuery<AccountCodeRow>
{
    private static readonly QueryPlan<AccountCodeRow> Declared = AccountCodeTable.Rows.Query<AccountCodesBefore>()
        .AtMost(AccountCodeTable.ExpiresAt, static query => query.Before)
        .By(AccountCodeTable.ExpiresAt)
        .Through("account_codes_by_expiry");

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<AccountCodeRow> Plan() => Declared;
}
