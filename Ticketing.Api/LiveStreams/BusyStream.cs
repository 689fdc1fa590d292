using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ticketing.Api.Hosting;
using Ticketing.Api.Problems;

namespace Ticketing.Api.LiveStreams;

/// <summary>
/// The way back for a browser's <c>EventSource</c> that finds no room. On a status other than 200 it stops for good and tells its page
/// nothing. So it gets a stream with one event, <c>busy</c>, whose data is the problem, and comes back by itself after <c>retry:</c>.
/// </summary>
internal static class BusyStream
{
    /// <summary>Marks an endpoint that answers with a live stream. Its listeners stay for hours and would use up a lane, so it is in none.</summary>
    public static RouteHandlerBuilder AsLiveStream(this RouteHandlerBuilder builder) => builder.DisableRateLimiting().WithMetadata(Marker.Instance);

    /// <summary>
    /// Whether to answer in this way: the problem passes by itself, and the caller names the type of event streams in <c>Accept</c>, as every
    /// <c>EventSource</c> does. Other programs get the status of the problem.
    /// </summary>
    public static bool Fits(HttpContext context, int status) =>
        status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable
        && context.GetEndpoint()?.Metadata.GetMetadata<Marker>() is not null
        && context.Request.GetTypedHeaders().Accept.Any(static type => type.MediaType.Equals(LiveStreamFormat.MediaType, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes the stream and ends it. The event has no id, so the listener still knows the last event it saw.</summary>
    public static Task WriteAsync(HttpContext context, ProblemBody problem, TimeSpan atLeast)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        LiveStreamFormat.WriteHeaders(response);
        if (HeadRequests.IsHead(context)) return Task.CompletedTask;
        var retry = atLeast + context.RequestServices.GetRequiredService<IOptions<LiveStreamSettings>>().Value.NextRetry();
        var data = JsonSerializer.Serialize(problem, ProblemJson.Strict.ProblemBody);
        return response.Body.WriteAsync(Encoding.UTF8.GetBytes($"{LiveStreamFormat.Retry(retry)}event: busy\ndata: {data}\n\n"), context.RequestAborted).AsTask();
    }

    private sealed class Marker
    {
        public static readonly Marker Instance = new();
    }
}
