using Orleans.Concurrency;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>Reads accounts for admins. A stateless worker, so several reads run at the same time.</summary>
[StatelessWorker]
public sealed class AccountDirectoryGrain(IRowStore store) : PersistentGrain(store), IAccountDirectoryGrain
{
    /// <inheritdoc/>
    public async Task<Profiles> Page(string afterUser, int limit)
    {
        var rows = await Store.ReadAsync(new AccountPage(afterUser, Math.Clamp(limit, 1, 101)) { MayBeStale = true });
        return new Profiles([.. rows.Select(Profile.Of)]);
    }

    /// <inheritdoc/>
    public async Task<bool> HasAdmin() => await ReadOneAsync(new AnyInRole(Role.Admin)) is not null;
}
