using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ticketing.Hosting.Server;

/// <summary>The HTTP server of every process: where it listens, what a connection may cost, and how it stops.</summary>
public static class ServerHost
{
    /// <summary>Adds the limits under setting <c>Server</c>, the check of the addresses, and the drain.</summary>
    public static void AddServer(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        FreeAddresses.AddTo(builder.Services);
        builder.Services.AddServerLimits(builder.Configuration);
        Drain.AddTo(builder.Services);
    }
}
