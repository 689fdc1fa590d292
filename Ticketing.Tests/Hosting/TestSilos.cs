using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Ticketing.Tests.Hosting;

/// <summary>Of how many silos a test's cluster is: as many as <c>TICKETING_TEST_SILOS</c> says, else one.</summary>
internal static class TestSilos
{
    /// <summary>How many.</summary>
    public static short Count { get; } = Environment.GetEnvironmentVariable("TICKETING_TEST_SILOS") is { } count
        ? short.Parse(count, CultureInfo.InvariantCulture)
        : (short)1;

    /// <summary>What lets a silo of this process join another one.</summary>
    public static Dictionary<string, string?> SettingsToJoin(IConfiguration first) => new(StringComparer.Ordinal)
    {
        ["Orleans:Endpoints:AdvertisedIPAddress"] = "127.0.0.1",
        ["Orleans:Clustering:ProviderType"] = "Development",
        ["Orleans:Clustering:PrimarySiloEndPoint"] = $"127.0.0.1:{first["Orleans:Endpoints:SiloPort"]}",
    };
}
