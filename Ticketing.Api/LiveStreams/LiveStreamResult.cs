using System.Net.ServerSentEvents;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ticketing.Api.Hosting;

namespace Ticketing.Api.LiveStreams;

/// <summary>
/// Server-sent events as an answer. The first bytes go out before there is any news, so that the listener and every proxy in between know at
/// once that the stream is open.
/// </summary>
/// <param name="events">The events.</param>
/// <param name="retry">How long the listener waits before it comes back after the stream has ended.</param>
internal sealed class LiveStreamResult<T>(IAsyncEnumerable<SseItem<T>> events, TimeSpan retry) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public int? StatusCode => StatusCodes.Status200OK;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        LiveStreamFormat.WriteHeaders(httpContext.Response);
        if (HeadRequests.IsHead(httpContext)) return;
        httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        await httpContext.Response.WriteAsync(LiveStreamFormat.Retry(retry) + "\n", httpContext.RequestAborted);
        await httpContext.Response.Body.FlushAsync(httpContext.RequestAborted);
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        await SseFormatter.WriteAsync(
            events,
            httpContext.Response.Body,
            (item, bytes) =>
            {
                using var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = json.Encoder });
                JsonSerializer.Serialize(writer, item.Data, json);
            },
            httpContext.RequestAborted);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(SseItem<T>), [LiveStreamFormat.MediaType]));
}
