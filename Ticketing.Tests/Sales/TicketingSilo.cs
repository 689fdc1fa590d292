using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Ticketing.EmbeddedSilo;
using Ticketing.EmbeddedSilo.Hosting;
using Ticketing.Grains.Jobs;
using Ticketing.Grains.Operations;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Payments;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Sales;

/// <summary>
/// A silo with everything the grains need, over a store that outlives it: embedded, strict, and with the sandbox for a bank.
/// Two of them over one store are two processes that both believe to be the only one.
/// </summary>
internal sealed class TicketingSilo : IAsyncDisposable
{
    private readonly ServiceProvider services;

    /// <param name="store">The disk.</param>
    /// <param name="time">The clock of grains and silo.</param>
    /// <param name="configure">Changes the silo, e.g. its scheduler and network.</param>
    /// <param name="more">Adds or replaces services.</param>
    public TicketingSilo(
        IRowStore store, TimeProvider time, Action<EmbeddedSiloOptions>? configure = null, Action<IServiceCollection>? more = null)
    {
        Store = store;
        var collection = new ServiceCollection()
            .AddLogging()
            .AddGrainMetrics()
            .AddSingleton(time)
            .AddSingleton(store)
            .AddSingleton(new CancellationFees())
            .AddSingleton<PerformanceDirectory>()
            .AddSingleton<IPaymentCallback, PaymentCallback>()
            .AddSingleton<ISandboxLedger, RowSandboxLedger>()
            .AddSingleton<SandboxGateway>()
            .AddSingleton<IPaymentGateway>(provider => provider.GetRequiredService<SandboxGateway>())
            .AddSingleton<Sweeper>()
            .AddEmbeddedSilo(options =>
            {
                options.GrainAssemblies.Add(typeof(SeatGrain).Assembly);
                options.StreamProviders.Add(LiveSeatMap.Provider);
                options.Strict = true;
                configure?.Invoke(options);
            });
        more?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public IRowStore Store { get; }

    public IGrainFactory Grains => services.GetRequiredService<IGrainFactory>();

    public SandboxGateway Sandbox => services.GetRequiredService<SandboxGateway>();

    public Sweeper Sweeper => services.GetRequiredService<Sweeper>();

    /// <summary>What the bank has of an order's payment.</summary>
    public async Task<GatewayPayment> BankAsync(OrderView order) =>
        ((GatewayLookup.Found)await Sandbox.FindByOrderAsync(order.OrderId, CancellationToken.None)).Payment;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Ends all activations, as idleness does: what a grain kept only in memory is gone.</summary>
    public async Task ForgetEverythingAsync()
    {
        foreach (var activation in Get<SiloRuntime>().Activations())
        {
            activation.Deactivate(new(DeactivationReasonCode.ActivationIdle, "The test says so."));
            await activation.Deactivated;
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
