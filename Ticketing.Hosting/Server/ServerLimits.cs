using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ticketing.Grains.Settings;

namespace Ticketing.Hosting.Server;

/// <summary>Puts the <see cref="ServerSettings"/> in force. What goes beyond them never reaches the pipeline.</summary>
internal static class ServerLimits
{
    public static void AddServerLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedSettings<ServerSettings>(configuration, "Server");
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ServerSettings>>((kestrel, settings) => Set(kestrel, settings.Value));
        services.AddOptions<SocketTransportOptions>().Configure<IOptions<ServerSettings>>((sockets, settings) =>
        {
            var bind = sockets.CreateBoundListenSocket;
            sockets.CreateBoundListenSocket = address => VanishedPeers.CutAfter(settings.Value.VanishedAfter, bind(address));
        });
    }

    private static void Set(KestrelServerOptions kestrel, ServerSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = settings.Connections;
        kestrel.Limits.MaxRequestBodySize = BodyLimit.Default;
        kestrel.Limits.MaxRequestLineSize = settings.RequestLineBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = settings.HeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = settings.Headers;
        kestrel.Limits.RequestHeadersTimeout = settings.HeaderTime;
        kestrel.Limits.KeepAliveTimeout = settings.KeepAlive;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(settings.BodyBytesPerSecond, settings.BodyGrace);
    }
}
