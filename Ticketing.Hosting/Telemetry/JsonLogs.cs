using Microsoft.Extensions.Logging;

namespace Ticketing.Hosting.Telemetry;

/// <summary>The console log for machines: one JSON object per line, with the trace it belongs to.</summary>
internal static class JsonLogs
{
    public static void AddJsonLogs(this ILoggingBuilder logging)
    {
        logging.Configure(static factory =>
            factory.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        logging.AddJsonConsole(static console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
    }
}
