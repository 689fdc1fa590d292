using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Ticketing.Grains;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Jobs;
using Ticketing.Grains.Operations;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Settings;
using Ticketing.Grains.Signing;
using Ticketing.Grains.Venues;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Hosting.Secrets;
using Ticketing.Silo.Jobs;
using Ticketing.Silo.Payments;

namespace Ticketing.Silo.Hosting;

/// <summary>What the grains need besides their host and their store.</summary>
internal static class DomainServices
{
    /// <summary>Adds it, with the payment gateway the settings choose: <c>Payments:Gateway</c> is <c>sandbox</c> or <c>toss</c>.</summary>
    /// <exception cref="InvalidOperationException">The settings name no gateway that this environment takes.</exception>
    public static IServiceCollection AddDomain(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddAccounts(configuration, environment.IsDevelopment());
        services.AddGrainMetrics();
        services.AddGrainServices();
        services.AddCheckedSettings<WaitingRoomLimits>(configuration, "WaitingRooms");
        services.AddCheckedSettings<CoolDownSettings>(configuration, "CoolDown");
        services.AddCheckedSettings<CancellationSettings>(configuration, "Cancellation");
        services.AddCheckedSettings<VenueSettings>(configuration, "Venues");
        services.AddSingleton<IValidateOptions<CancellationSettings>, CancellationCheck>();
        services.AddSingleton<IValidateOptions<VenueSettings>, VenueCheck>();
        services.AddSingleton<IPaymentCallback, PaymentCallback>();
        services.AddSingleton<Sweeper>();
        services.AddHostedService<SweeperService>();
        services.AddCheckedSettings<RetentionSettings>(configuration, "Retention");
        services.AddSingleton<PurgeMetrics>();
        services.AddSingleton<Purger>();
        services.AddHostedService<PurgerService>();
        services.AddSingleton(_ => RandomNumberGenerator.Create());
        services.AddCheckedSettings<SigningSettings>(configuration, "Signing");
        services.AddSingleton<IValidateOptions<SigningSettings>, SigningCheck>();
        services.AddSecretsOfRows();

        return PaymentSettings.GatewayOf(configuration, environment.IsDevelopment()) == PaymentSettings.Toss ? services.AddToss(configuration) : services.AddSandbox();
    }

    private static IServiceCollection AddToss(this IServiceCollection services, IConfiguration configuration)
    {
        var call = configuration.ReadChecked<GrainSettings>("Grains").CallTimeout;
        services.AddOptions<TossPaymentsOptions>().Validate(
            toss => 2 * toss.Timeout < call,
            "Payments:Toss:Timeout must be less than half of Grains:CallTimeout: a refused confirmation is looked up within the same call.");
        return services.AddTossPayments(configuration.GetSection("Payments:Toss"));
    }

    private static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.AddSingleton<ISandboxLedger, RowSandboxLedger>();
        services.AddSingleton<SandboxGateway>();
        return services.AddSingleton<IPaymentGateway>(provider => provider.GetRequiredService<SandboxGateway>());
    }
}
