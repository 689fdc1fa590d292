using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace Ticketing.Hosting.Telemetry;

/// <summary>
/// What every process logs unless a setting says otherwise: nothing of a request that went well, and the time, in UTC, on every line. An
/// entry is one line, also one with an exception.
/// </summary>
internal static class LogDefaults
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        // Orleans places grains by Polly, which would tell of every placement.
        ["Logging:LogLevel:Polly"] = "Warning",
        // Without its name the formatter does not read its options.
        ["Logging:Console:FormatterName"] = "simple",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-dd'T'HH:mm:ss.fff'Z '",
        ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
    };

    /// <summary>Puts them behind all other sources of settings.</summary>
    public static void AddTo(ConfigurationManager configuration) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Settings });
}
