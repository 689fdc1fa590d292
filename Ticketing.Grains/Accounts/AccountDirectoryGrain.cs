using Orleans.Concurrency;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>Reads accounts for admins. A stateless worker, so several reads run at the same time.</summary>
[StatelessWorker]
public sealed class AccountDirectoryGrain(IRowStore store, TimeProvider time) : PersistentGrain(store), IAccountDirectoryGrain
{
    /// <inheritdoc/>
    public async Task<Profiles> Page(string afterUser, int limit)
    {
        var rows = await Store.ReadAsync(new AccountPage(afterUser, PageLimits.Rows(limit)) { MayBeStale = true });
        return new Profiles([.. rows.Select(Profile.Of)]);
    }

    /// <inheritdoc/>
    public async Task<bool> HasAdmin() => await ReadOneAsync(new AnyInRole(Role.Admin)) is not null;

    /// <inheritdoc/>
    public async Task<Outcome<Profiles>> PageFor(Guid by, string afterUser, int limit) =>
        await WhyNotAdminAsync(by) is { } refusal ? refusal : await Page(afterUser, limit);

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> ViewFor(Guid by, Guid user)
    {
        if (await WhyNotAdminAsync(by) is { } refusal)
            return refusal;
        return await ReadOneAsync(new AccountOf(user)) is { DeletedAt: null } account ? Profile.Of(account) : AccountRefusals.NoAccount;
    }

    /// <inheritdoc/>
    public async Task<Outcome<AuditEntries>> Audit(Guid by, string afterEntry, int limit)
    {
        if (await WhyNotAdminAsync(by) is { } refusal)
            return refusal;
        var rows = await Store.ReadAsync(new AuditPage(afterEntry, PageLimits.Rows(limit)) { MayBeStale = true });
        return new AuditEntries([.. rows.Select(AuditEntry.Of)]);
    }

    /// <inheritdoc/>
    public async Task<SessionViews> SessionsOf(Guid user)
    {
        var now = time.GetUtcNow();
        if (await ReadOneAsync(new AccountOf(user)) is not { } account)
            return new SessionViews([]);
        var rows = await Store.ReadAsync(new SessionsOf(user, now));
        return new SessionViews([.. rows
            .Where(session => SessionRules.IsOpen(session, account, now))
            .OrderByDescending(static session => session.LastUsedAt)
            .Take(AccountLimits.MostSessionsListed)
            .Select(SessionView.Of)]);
    }

    private async Task<Refusal?> WhyNotAdminAsync(Guid by) => AccessRules.WhyNotAdmin(await ReadOneAsync(new AccountOf(by)));
}
