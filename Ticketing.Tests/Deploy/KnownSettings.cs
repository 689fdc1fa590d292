using System.Reflection;
using System.Text.RegularExpressions;
using Ticketing.Hosting.Telemetry;
using Ticketing.Tests.Documents;
using Ticketing.Tests.Limits;

namespace Ticketing.Tests.Deploy;

/// <summary>The settings that the program reads; a misspelt one would be ignored without a word.</summary>
internal static partial class KnownSettings
{
    // Read by Orleans, ASP.NET Core and .NET themselves.
    private static readonly string[] Foreign =
    [
        "Orleans:Endpoints:SiloPort", "Orleans:Endpoints:GatewayPort", "Orleans:Endpoints:AdvertisedIPAddress",
        "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "DOTNET_EnableDiagnostics", "urls", "Logging:LogLevel",
        "Kestrel:Endpoints:Https:Url", "Kestrel:Endpoints:Https:Certificate:Path",
    ];

    /// <summary>All of them, as <c>Section:Name</c>.</summary>
    public static HashSet<string> All { get; } = new(
        [
            .. Foreign,
            .. LimitSettings.Sections.SelectMany(section => Names(section.Value, section.Key)),
            .. typeof(OperationsSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => "Operations:" + property.Name),
            .. new[] { "Ticketing.Api", "Ticketing.Hosting", "Ticketing.Silo", "Ticketing.Grains" }.SelectMany(project => InSource(Repository.File(project))),
        ],
        StringComparer.Ordinal);

    /// <summary>Whether it is a setting, or a section of some.</summary>
    public static bool Has(string name) => All.Contains(name) || All.Any(setting => setting.StartsWith(name + ':', StringComparison.Ordinal));

    /// <summary>The setting that an environment variable is.</summary>
    public static string OfVariable(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    private static IEnumerable<string> Names(string path, Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .SelectMany(property => property.PropertyType is { IsClass: true, Namespace: { } space } inner && space.StartsWith("Ticketing", StringComparison.Ordinal)
            ? Names($"{path}:{property.Name}", inner)
            : [$"{path}:{property.Name}"]);

    private static IEnumerable<string> InSource(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => Asked().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("""onfiguration(\[|\.GetValue\(|\.GetSection\()"(?<name>[\w:]+)["]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Asked();
}
