using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Api;

namespace Ticketing.Tests.Cluster;

/// <summary>
/// Two silos of one cluster over one store, each with its own API. About half of the calls between grains cross a socket, so
/// every message must survive Orleans' serializer.
/// </summary>
internal sealed class TwoSilos : IAsyncDisposable
{
    private int turn;

    private TwoSilos(ApiServer first, ApiServer second) => (First, Second) = (first, second);

    public ApiServer First { get; }

    public ApiServer Second { get; }

    /// <summary>The one and the other silo in turn.</summary>
    public ApiServer Next => Interlocked.Increment(ref turn) % 2 == 0 ? First : Second;

    public static async Task<TwoSilos> StartAsync()
    {
        var first = await ApiServer.StartAsync();
        var second = await ApiServer.StartAsync(
            SecondOf(first.Services.GetRequiredService<IConfiguration>()),
            services => services.AddSingleton(first.Services.GetRequiredService<IRowStore>()));
        return new TwoSilos(first, second);
    }

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
    }

    private static Dictionary<string, string?> SecondOf(IConfiguration first) => new(StringComparer.Ordinal)
    {
        ["Orleans:Endpoints:AdvertisedIPAddress"] = "127.0.0.1",
        ["Orleans:Clustering:ProviderType"] = "Development",
        ["Orleans:Clustering:PrimarySiloEndPoint"] = $"127.0.0.1:{first["Orleans:Endpoints:SiloPort"]}",
    };
}
