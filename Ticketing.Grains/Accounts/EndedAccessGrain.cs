using Orleans.Concurrency;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>Reads the ends of access tokens. A stateless worker, so several nodes are answered at the same time.</summary>
[StatelessWorker]
public sealed class EndedAccessGrain(IRowStore store) : PersistentGrain(store), IEndedAccessGrain
{
    /// <inheritdoc/>
    public async Task<EndedAccesses> Accounts(DateTimeOffset after) =>
        new([.. (await Store.ReadAsync(new AccountsEndedAfter(after))).Select(EndedAccess.Of)]);

    /// <inheritdoc/>
    public async Task<EndedAccesses> Sessions(DateTimeOffset after) =>
        new([.. (await Store.ReadAsync(new SessionsEndedAfter(after))).Select(EndedAccess.Of)]);
}
