using System.Net;
using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.CrossOrigin;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class CrossOriginTests
{
    private const string Shop = "https://shop.example";

    [Fact]
    public async Task A_preflight_of_a_named_origin_is_204_with_what_the_page_may_send()
    {
        await using var server = await StartAsync(Shop);
        foreach (var path in new[] { "/v1/orders", "/V1/orders", "/v1/performances/p/holds" })
        {
            var answer = await PreflightAsync(server, path, Shop, "authorization,content-type,idempotency-key,if-match,if-none-match,queue-ticket,entry-token,last-event-id");

            answer.Status.ShouldBe(HttpStatusCode.NoContent);
            answer.Headers["Access-Control-Allow-Origin"].ShouldBe(Shop);
            answer.Headers["Access-Control-Allow-Methods"].ShouldContain("POST");
            var allowed = answer.Headers["Access-Control-Allow-Headers"].ToLowerInvariant();
            foreach (var header in new[] { "authorization", "idempotency-key", "if-match", "if-none-match", "queue-ticket", "entry-token", "last-event-id" })
                allowed.ShouldContain(header);
            answer.Headers.ShouldNotContainKey("Access-Control-Allow-Credentials");
            answer.Headers["Vary"].ShouldBe("Origin");
        }
    }

    [Fact]
    public async Task A_page_of_a_named_origin_may_read_answers_refusals_and_their_headers()
    {
        await using var server = await StartAsync(Shop, "http://localhost:3000");
        foreach (var path in new[] { "/v1/problems", "/v1/accounts/me", "/v1/nothing", "/v1/shows/%0a" })
        {
            var answer = await server.GetAsync(path, null, ("Origin", Shop));

            answer.Headers["Access-Control-Allow-Origin"].ShouldBe(Shop, path);
            answer.Headers["Access-Control-Expose-Headers"].ShouldContain("ETag");
            answer.Headers["Access-Control-Expose-Headers"].ShouldContain("Retry-After");
            answer.Headers["Access-Control-Expose-Headers"].ShouldContain("Location");
            answer.Headers["Vary"].ShouldBe("Origin");
        }
    }

    [Theory]
    [InlineData("https://other.example"), InlineData("https://shop.example.evil.example"), InlineData("http://shop.example"), InlineData("null")]
    public async Task Another_origin_gets_no_permission(string origin)
    {
        await using var server = await StartAsync(Shop);

        (await PreflightAsync(server, "/v1/orders", origin, "authorization")).Headers.ShouldNotContainKey("Access-Control-Allow-Origin");
        var answer = await server.GetAsync("/v1/problems", null, ("Origin", origin));
        answer.Headers.ShouldNotContainKey("Access-Control-Allow-Origin");
        answer.Headers["Vary"].ShouldBe("Origin");
    }

    [Fact]
    public async Task Nobody_gets_permission_unless_the_setting_says_so()
    {
        await using var server = await StartAsync();

        (await PreflightAsync(server, "/v1/orders", Shop, "authorization")).ShouldBeProblem("method-not-allowed");
        (await server.GetAsync("/v1/problems", null, ("Origin", Shop))).Headers.ShouldNotContainKey("Vary");
    }

    [Theory]
    [InlineData("*"), InlineData("https://*.example"), InlineData("null"), InlineData(""), InlineData("shop.example"), InlineData("https://shop.example/")]
    [InlineData("https://shop.example/page"), InlineData("https://Shop.example"), InlineData("https://shop.example:443"), InlineData("ftp://shop.example")]
    [InlineData("https://user@shop.example"), InlineData("https://한국.example"), InlineData(" https://shop.example")]
    public async Task An_origin_that_no_browser_sends_stops_the_start(string origin) =>
        (await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(origin))).Message.ShouldContain("Cors:Origins");

    [Fact]
    public async Task A_single_text_in_place_of_the_list_stops_the_start() => (await Should.ThrowAsync<OptionsValidationException>(() => ApiServer.StartAsync(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Cors:Origins"] = Shop }))).Message.ShouldContain("Cors:Origins:0");

    private static Task<ApiServer> StartAsync(params string[] origins) => ApiServer.StartAsync(
        origins.Index().ToDictionary(static one => $"Cors:Origins:{one.Index}", static one => (string?)one.Item, StringComparer.Ordinal));

    private static Task<JsonAnswer> PreflightAsync(ApiServer server, string path, string origin, string headers) => server.SendAsync(
        HttpMethod.Options, path, null, null, ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", headers));
}
