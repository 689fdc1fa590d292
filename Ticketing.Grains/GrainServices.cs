using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Accounts.Codes;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Mails;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Shows;

namespace Ticketing.Grains;

/// <summary>What the grains need besides their store, their clock, the payment gateway and the password hasher.</summary>
public static class GrainServices
{
    /// <summary>
    /// Registers it. Where a lower floor asks a question that only a higher floor can answer, the lower floor declares the interface and the
    /// higher one is registered here.
    /// </summary>
    public static IServiceCollection AddGrainServices(this IServiceCollection services)
    {
        services.TryAddSingleton<IIdSource, RandomIds>();
        services.TryAddSingleton(ClosedLogIns.None);
        services.TryAddSingleton(_ => new PlanCache());
        services.TryAddSingleton<PerformanceDirectory>();
        services.TryAddSingleton<SoldOutCache>();
        services.TryAddSingleton<IShowDates, ShowDates>();
        services.TryAddSingleton<IPerformanceSeats, PerformanceSeats>();
        services.TryAddSingleton<PromoterDates>();
        services.TryAddSingleton<IMailTransport, NoMailTransport>();
        services.TryAddSingleton<CodeDesk>();
        services.TryAddSingleton<ISaleOrders, SaleOrders>();
        return services;
    }
}
