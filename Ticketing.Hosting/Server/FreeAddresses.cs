using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ticketing.Hosting.Server;

/// <summary>
/// Stops the start of a process when an address that it needs is in use, before anything else starts: a silo that joins its cluster and then
/// cannot listen is suspected by the others for seconds, and one that joins on a used silo port has them declare the silo there dead.
/// </summary>
/// <param name="configuration">Names the addresses of the HTTP servers.</param>
/// <param name="others">Further addresses of this process.</param>
public sealed class FreeAddresses(IConfiguration configuration, IEnumerable<ListenAddress> others) : IHostedLifecycleService
{
    /// <summary>Adds the check to a process.</summary>
    public static void AddTo(IServiceCollection services) => services.AddHostedService<FreeAddresses>();

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">An address is in use, or none of this machine; the message names its setting.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        // All stay open until the last one is checked, so that two settings with one address are found too.
        var open = new List<TcpListener>();
        try
        {
            foreach (var address in ListenAddress.In(configuration).Concat(others))
                if (address.EndPoint.Port != 0) open.Add(Listen(address));
        }
        finally
        {
            open.ForEach(static listener => listener.Dispose());
        }

        return Task.CompletedTask;
    }

    private static TcpListener Listen(ListenAddress address)
    {
        var listener = new TcpListener(address.EndPoint);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException e)
        {
            listener.Dispose();
            throw new InvalidOperationException($"This process cannot listen at {address.EndPoint}, the address of {address.Setting}.", e);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
