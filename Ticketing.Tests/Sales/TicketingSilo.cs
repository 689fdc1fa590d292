using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Ticketing.Grains;
using Ticketing.Grains.Jobs;
using Ticketing.Grains.Operations;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Hosting;

namespace Ticketing.Tests.Sales;

/// <summary>
/// A silo with everything that a sale needs, over a store that outlives the silo, and with the sandbox for a bank.
/// Two of them over one store are two processes that both believe to be the only one.
/// </summary>
internal sealed class TicketingSilo : IAsyncDisposable
{
    private readonly InProcessSilo _silo;

    private TicketingSilo(InProcessSilo silo) => _silo = silo;

    public IGrainFactory Grains => _silo.Client;

    public SandboxGateway Sandbox => Get<SandboxGateway>();

    public Sweeper Sweeper => Get<Sweeper>();

    /// <summary>Starts a silo.</summary>
    /// <param name="store">The disk.</param>
    /// <param name="time">The clock of the grains.</param>
    /// <param name="more">Adds or replaces services.</param>
    public static async Task<TicketingSilo> StartAsync(IRowStore store, TimeProvider time, Action<IServiceCollection>? more = null) =>
        new(await InProcessSilo.StartAsync(time, services =>
        {
            services
                .AddGrainMetrics()
                .AddSingleton(store)
                .AddOptions()
                .AddSingleton(_ => RandomNumberGenerator.Create())
                .AddGrainServices()
                .AddSingleton<IPaymentCallback, PaymentCallback>()
                .AddSingleton<ISandboxLedger, RowSandboxLedger>()
                .AddSingleton<SandboxGateway>()
                .AddSingleton<IPaymentGateway>(provider => provider.GetRequiredService<SandboxGateway>())
                .AddSingleton<Sweeper>();
            more?.Invoke(services);
        }));

    /// <summary>What the bank has of an order's payment.</summary>
    public async Task<GatewayPayment> BankAsync(OrderView order) =>
        ((GatewayLookup.Found)await Sandbox.FindByOrderAsync(order.OrderId, CancellationToken.None)).Payment;

    /// <inheritdoc cref="InProcessSilo.ForgetEverythingAsync"/>
    public Task ForgetEverythingAsync() => _silo.ForgetEverythingAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    /// <summary>A service of the silo.</summary>
    public T Get<T>()
        where T : notnull => _silo.Services.GetRequiredService<T>();
}
