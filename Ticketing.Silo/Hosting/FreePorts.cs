using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Ticketing.Hosting.Server;

namespace Ticketing.Silo.Hosting;

/// <summary>The ports of a silo that is alone on this machine, so that a second one needs no setting.</summary>
internal static class FreePorts
{
    // Kept for as long as the process lives.
    private static readonly List<FileStream> Taken = [];

    /// <summary>The port that a setting names; without one the usual port, or any free one when another process has that.</summary>
    /// <param name="endpoints">Setting section <c>Orleans:Endpoints</c>.</param>
    /// <param name="name">The setting.</param>
    /// <param name="usual">Orleans' own default.</param>
    public static int Of(IConfigurationSection endpoints, string name, int usual) =>
        endpoints.GetValue<int?>(name) is { } port ? port : TryTake(usual) && IsFree(usual) ? usual : AnyFree();

    /// <summary>Where other silos reach the silo, for <see cref="FreeAddresses"/>.</summary>
    public static ListenAddress SiloAddress(EndpointOptions endpoints) => new(
        "Orleans:Endpoints:SiloPort", endpoints.SiloListeningEndpoint ?? new IPEndPoint(endpoints.AdvertisedIPAddress ?? IPAddress.Any, endpoints.SiloPort));

    /// <summary>Where API processes reach the silo, for <see cref="FreeAddresses"/>.</summary>
    public static ListenAddress GatewayAddress(EndpointOptions endpoints) => new(
        "Orleans:Endpoints:GatewayPort", endpoints.GatewayListeningEndpoint ?? new IPEndPoint(endpoints.AdvertisedIPAddress ?? IPAddress.Any, endpoints.GatewayPort));

    // Two silos that start together both find the usual port free, because neither listens yet. The lock on a file of the port's name decides,
    // and ends with its process.
    private static bool TryTake(int port)
    {
        try
        {
            var path = Path.Combine(Path.GetTempPath(), $"ticketing-port-{port}.lock");
            var taken = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            lock (Taken) Taken.Add(taken);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int AnyFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
