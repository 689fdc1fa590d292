using System.Net;
using System.Net.Sockets;

namespace Ticketing.Silo.Hosting;

/// <summary>The ports of a silo that is alone on this machine, so that a second one needs no setting.</summary>
internal static class FreePorts
{
    /// <summary>The port that a setting names; without one the usual port, or any free one when somebody else listens there.</summary>
    /// <param name="endpoints">Setting section <c>Orleans:Endpoints</c>.</param>
    /// <param name="name">The setting.</param>
    /// <param name="usual">Orleans' own default.</param>
    public static int Of(IConfigurationSection endpoints, string name, int usual) =>
        endpoints.GetValue<int?>(name) is { } port ? port : IsFree(usual) ? usual : AnyFree();

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
