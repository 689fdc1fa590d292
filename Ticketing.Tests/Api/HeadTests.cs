using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Api;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class HeadTests(AppServer app) : IClassFixture<AppServer>
{
    private static readonly string[] Pages = ["/docs/index.html", "/docs/swagger-ui.css", "/ops", "/ops/ops.js", "/openapi/v1.json", "/health/live", "/health/ready", "/"];

    private ApiServer Server => app.Server;

    [Fact]
    public async Task Head_answers_as_get_does_but_without_a_body_on_every_route()
    {
        await Server.PutOnSaleAsync();
        var paths = Routes().Concat(Pages).ToList();
        paths.Count.ShouldBeGreaterThan(25);
        foreach (var path in paths)
        {
            using var get = await SendAsync(HttpMethod.Get, path);
            using var head = await SendAsync(HttpMethod.Head, path);

            head.StatusCode.ShouldBe(get.StatusCode, path);
            (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty(path);
            head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType, path);
            head.Headers.ETag.ShouldBe(get.Headers.ETag, path);
            head.Headers.CacheControl.ShouldBe(get.Headers.CacheControl, path);
            head.Headers.Vary.ShouldBe(get.Headers.Vary, path);
            head.Content.Headers.ContentEncoding.ShouldBe(get.Content.Headers.ContentEncoding, path);
        }
    }

    [Fact]
    public async Task Head_of_an_event_stream_gives_the_headers_and_ends()
    {
        await Server.PutOnSaleAsync("p-head");

        var answer = await Server.SendAsync(HttpMethod.Head, "/v1/performances/p-head/seat-map/events").WaitAsync(TimeSpan.FromSeconds(30));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.MediaType.ShouldBe("text/event-stream");
    }

    [Fact]
    public async Task Head_is_not_taken_where_get_is_not_and_allow_names_it_where_get_is()
    {
        (await Server.SendAsync(HttpMethod.Head, "/v1/passwords/reset")).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        var answer = await Server.SendAsync(HttpMethod.Delete, "/v1/problems");
        answer.ShouldBeProblem("method-not-allowed");
        answer.Headers["Allow"].ShouldBe("GET,HEAD");
    }

    // Streams have a test of their own, because their GET does not end.
    private IEnumerable<string> Routes() => Server.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(static route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(static route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
        .Where(static path => path.StartsWith("/v1", StringComparison.Ordinal) && !path.EndsWith("/events", StringComparison.Ordinal))
        .Select(static path => path.Replace("{performanceId}", SaleServer.Performance, StringComparison.Ordinal))
        .Select(static path => path.Replace("{planId}", $"plan-{SaleServer.Performance}", StringComparison.Ordinal))
        .Select(static path => System.Text.RegularExpressions.Regex.Replace(path, "{[^}]*}", "none", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", Server.TokenFor(Guid.NewGuid(), Role.Admin));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        return await Server.Http.SendAsync(request);
    }
}
