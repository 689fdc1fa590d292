using Orleans;

namespace Ticketing.Grains.Operations;

/// <summary>Shows operators every sale that is open or about to open; any number of it may run.</summary>
[Alias("Operations.ISalesGrain")]
public interface ISalesGrain : IGrainWithStringKey
{
    /// <summary>The sales, by performance; at most <see cref="MaxSales"/>.</summary>
    [Alias("Open")]
    Task<IReadOnlyList<SaleState>> Open();

    /// <summary>Most sales one answer has.</summary>
    const int MaxSales = 200;
}
