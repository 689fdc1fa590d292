using Ticketing.Grains.Actors;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Accounts;

/// <summary>One account.</summary>
public sealed record AccountOf(Guid User) : RowQuery<AccountRow>
{
    private static readonly QueryPlan<AccountRow> Declared = AccountTable.Rows.Query<AccountOf>()
        .Equal(AccountTable.User, static query => query.User);

    /// <inheritdoc/>
    public override QueryPlan<AccountRow> Plan() => Declared;
}

/// <summary>A page of all accounts, by id.</summary>
public sealed record AccountPage(string AfterUser, int PageSize) : RowQuery<AccountRow>
{
    private static readonly QueryPlan<AccountRow> Declared = AccountTable.Rows.Query<AccountPage>()
        .Greater(AccountTable.UserText, static query => query.AfterUser);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<AccountRow> Plan() => Declared;
}

/// <summary>The first open account with a role, by id; for whether there is one.</summary>
public sealed record AnyInRole(Role Role) : RowQuery<AccountRow>
{
    private static readonly QueryPlan<AccountRow> Declared = AccountTable.Rows.Query<AnyInRole>()
        .Equal(AccountTable.Role, static query => query.Role)
        .IsNull(AccountTable.DeletedAt);

    /// <inheritdoc/>
    public override int Limit => 1;

    /// <inheritdoc/>
    public override QueryPlan<AccountRow> Plan() => Declared;
}

/// <summary>Accounts whose access tokens ended after an instant, those that were first, first.</summary>
public sealed record AccountsEndedAfter(DateTimeOffset After) : RowQuery<AccountRow>
{
    private static readonly QueryPlan<AccountRow> Declared = AccountTable.Rows.Query<AccountsEndedAfter>()
        .Greater(AccountTable.AccessEndedAt, static query => query.After)
        .By(AccountTable.AccessEndedAt)
        .Through("accounts_by_access_end");

    /// <inheritdoc/>
    public override int Limit => AccountLimits.MostEnds;

    /// <inheritdoc/>
    public override QueryPlan<AccountRow> Plan() => Declared;
}
