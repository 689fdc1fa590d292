using Orleans;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Operations;

/// <summary>Shows operators every sale that is open or about to open; any number of it may run.</summary>
[Alias("Operations.ISalesGrain")]
public interface ISalesGrain : IGrainWithStringKey
{
    /// <summary>The sales, by performance; at most <see cref="MaxSales"/>.</summary>
    /// <remarks>Never refused. A map or room that does not answer is left out of its sale. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Open")]
    Task<IReadOnlyList<SaleState>> Open();

    /// <summary>Most sales one answer has.</summary>
    const int MaxSales = 200;
}
