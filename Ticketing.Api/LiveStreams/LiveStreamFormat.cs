using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Ticketing.Api.LiveStreams;

/// <summary>What all event streams have in common on the wire (WHATWG HTML, 9.2).</summary>
internal static class LiveStreamFormat
{
    public const string MediaType = "text/event-stream";

    /// <summary>Keeps caches from storing the stream, and nginx (<c>X-Accel-Buffering</c>) from collecting it.</summary>
    public static void WriteHeaders(HttpResponse response)
    {
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>The line that tells the listener how long to wait before it comes back.</summary>
    public static string Retry(TimeSpan wait) => string.Create(CultureInfo.InvariantCulture, $"retry: {(long)wait.TotalMilliseconds}\n");
}
