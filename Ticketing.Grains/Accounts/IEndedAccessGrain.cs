using Orleans;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>Which access tokens ended before their time, for the nodes; any key, it decides nothing.</summary>
[Alias("Accounts.IEndedAccessGrain")]
public interface IEndedAccessGrain : IGrainWithStringKey
{
    /// <summary>The accounts whose tokens ended after an instant, those that were first, first; at most <see cref="AccountLimits.MostEnds"/>.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Accounts")]
    Task<EndedAccesses> Accounts(DateTimeOffset after);

    /// <summary>The sessions that were ended after an instant, those that were first, first; at most <see cref="AccountLimits.MostEnds"/>.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Sessions")]
    Task<EndedAccesses> Sessions(DateTimeOffset after);
}
