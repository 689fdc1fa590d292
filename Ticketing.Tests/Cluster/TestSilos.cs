using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Hosting;

/// <summary>Of how many silos the cluster is that a test runs on: <c>TICKETING_TEST_SILOS</c>, 1 or 2.</summary>
internal static class TestSilos
{
    /// <summary>How many.</summary>
    public static short Count { get; } = short.Parse(Environment.GetEnvironmentVariable("TICKETING_TEST_SILOS") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>Lets a silo join another one of this process, on the store of that one.</summary>
    public static void Join(WebApplicationBuilder builder, IServiceProvider first)
    {
        var primary = first.GetRequiredService<IConfiguration>();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Orleans:Endpoints:AdvertisedIPAddress"] = "127.0.0.1",
            ["Orleans:Clustering:ProviderType"] = "Development",
            ["Orleans:Clustering:PrimarySiloEndPoint"] = $"127.0.0.1:{primary["Orleans:Endpoints:SiloPort"]}",
        });
        builder.Services.AddSingleton(first.GetRequiredService<IRowStore>());
    }
}
