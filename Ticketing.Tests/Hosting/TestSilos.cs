using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Ticketing.Tests.Hosting;

/// <summary>Of how many silos a test's cluster is: as many as <c>TICKETING_TEST_SILOS</c> says, else one.</summary>
internal static class TestSilos
{
    /// <summary>How many.</summary>
    public static short Count { get; } = Environment.GetEnvironmentVariable("TICKETING_TEST_SILOS") is { } count
        ? short.Parse(count, CultureInfo.InvariantCulture)
        : (short)1;

    /// <summary>
    /// Each silo has two caches of grain addresses, and Orleans reserves 9 MB for each. A run starts hundreds of silos, and their memory is not
    /// all given back, so the silos of tests have smaller caches.
    /// </summary>
    public static IServiceCollection KeepSmall(IServiceCollection services) =>
        services.Configure<GrainDirectoryOptions>(static options => options.CacheSize = 20_000);

    /// <summary>What lets a silo of this process join another one.</summary>
    public static Dictionary<string, string?> SettingsToJoin(IConfiguration first) => new(StringComparer.Ordinal)
    {
        ["Orleans:Endpoints:AdvertisedIPAddress"] = "127.0.0.1",
        ["Orleans:Clustering:ProviderType"] = "Development",
        ["Orleans:Clustering:PrimarySiloEndPoint"] = $"127.0.0.1:{first["Orleans:Endpoints:SiloPort"]}",
    };
}
