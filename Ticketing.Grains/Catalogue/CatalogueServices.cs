using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ticketing.Grains.Catalogue;

/// <summary>What the grains of venues, shows and performances need besides the store and the clock.</summary>
public static class CatalogueServices
{
    /// <summary>Registers it. The host brings the <c>PerformanceDirectory</c>.</summary>
    public static IServiceCollection AddCatalogue(this IServiceCollection services)
    {
        services.TryAddSingleton<IIdSource, RandomIds>();
        services.TryAddSingleton<SoldOutCache>();
        return services;
    }
}
