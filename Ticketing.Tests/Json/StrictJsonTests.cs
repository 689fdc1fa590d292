using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using Ticketing.Hosting.Server;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Json;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class StrictJsonTests(ConventionServer conventions) : IClassFixture<ConventionServer>
{
    private ApiServer Server => conventions.Server;

    [Theory]
    [InlineData("not JSON", "nonsense")]
    [InlineData("empty", "")]
    [InlineData("null", "null")]
    [InlineData("array", "[]")]
    [InlineData("cut off", "{\"name\":\"a\",\"count\":1")]
    [InlineData("trailing garbage", "{\"name\":\"a\",\"count\":1} x")]
    [InlineData("second document", "{\"name\":\"a\",\"count\":1}{}")]
    [InlineData("unknown property", "{\"name\":\"a\",\"count\":1,\"role\":\"admin\"}")]
    [InlineData("repeated property", "{\"name\":\"a\",\"count\":1,\"count\":2}")]
    [InlineData("wrong case", "{\"Name\":\"a\",\"count\":1}")]
    [InlineData("missing property", "{\"name\":\"a\"}")]
    [InlineData("null property", "{\"name\":null,\"count\":1}")]
    [InlineData("number in quotes", "{\"name\":\"a\",\"count\":\"1\"}")]
    [InlineData("fraction", "{\"name\":\"a\",\"count\":1.5}")]
    [InlineData("too big", "{\"name\":\"a\",\"count\":99999999999}")]
    [InlineData("text as number", "{\"name\":1,\"count\":1}")]
    [InlineData("lone surrogate", "{\"name\":\"\\ud800\",\"count\":1}")]
    [InlineData("unknown enum", "{\"name\":\"a\",\"count\":1,\"colour\":\"green\"}")]
    [InlineData("enum as number", "{\"name\":\"a\",\"count\":1,\"colour\":1}")]
    [InlineData("time without offset", "{\"name\":\"a\",\"count\":1,\"at\":\"2026-11-20T10:00:00\"}")]
    [InlineData("no time", "{\"name\":\"a\",\"count\":1,\"at\":\"tomorrow\"}")]
    public async Task A_body_that_is_not_exactly_right_is_refused(string what, string body) =>
        (await Server.PostAsync("/v1/test/echo", body)).ShouldBeProblem("invalid-json").ToString().ShouldNotBeEmpty(what);

    [Fact]
    public async Task A_body_in_broken_utf8_is_refused()
    {
        var bytes = new ByteArrayContent([.. "{\"name\":\""u8, 0xff, 0xfe, .. "\",\"count\":1}"u8]);
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (await Server.PostAsync("/v1/test/echo", bytes)).ShouldBeProblem("invalid-json");
    }

    [Fact]
    public async Task A_body_may_be_nested_16_deep_and_no_deeper()
    {
        string Nested(int depth) =>
            string.Concat(Enumerable.Repeat("{\"name\":\"a\",\"count\":1,\"inner\":", depth)) + "null" + new string('}', depth);

        Task<JsonAnswer> PostAsync(int depth) =>
            Server.PostAsync("/v1/test/once", Nested(depth), Server.TokenFor(Guid.NewGuid()), ("Idempotency-Key", "k"));

        (await PostAsync(16)).Status.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(17)).ShouldBeProblem("invalid-json");
        (await PostAsync(1_000)).ShouldBeProblem("invalid-json");
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        using var form = new StringContent("name=a", Encoding.UTF8, "application/x-www-form-urlencoded");
        (await Server.PostAsync("/v1/test/echo", form)).ShouldBeProblem("unsupported-media-type");
    }

    [Fact]
    public async Task A_body_beyond_64_KB_is_refused_with_and_without_a_length()
    {
        var body = $"{{\"name\":\"{new string('a', 70_000)}\",\"count\":1}}";
        (await Server.PostAsync("/v1/test/echo", body, null, ("Expect", "100-continue"))).ShouldBeProblem("body-too-large");
        (await Server.PostAsync("/v1/test/echo", new ChunkedContent(body))).ShouldBeProblem("body-too-large");
    }

    [Fact]
    public async Task A_body_of_64_KB_is_taken_and_a_byte_more_is_refused()
    {
        string Body(int length) => "{\"name\":\"a\",\"count\":1".PadRight(length - 1) + "}";

        (await Server.PostAsync("/v1/test/echo", Body(BodyLimit.Default))).Status.ShouldBe(HttpStatusCode.OK);
        (await Server.PostAsync("/v1/test/echo", Body(BodyLimit.Default + 1), null, ("Expect", "100-continue"))).ShouldBeProblem("body-too-large");
        // In pieces, the server also counts the sizes written between them.
        (await Server.PostAsync("/v1/test/echo", new ChunkedContent(Body(BodyLimit.Default - 1_000)))).Status.ShouldBe(HttpStatusCode.OK);
        (await Server.PostAsync("/v1/test/echo", new ChunkedContent(Body(BodyLimit.Default + 1)))).ShouldBeProblem("body-too-large");
    }

    [Fact]
    public async Task An_endpoint_may_take_more()
    {
        var body = $"{{\"name\":\"{new string('a', 70_000)}\",\"count\":1}}";
        (await Server.PostAsync("/v1/test/large", body)).String("name").Length.ShouldBe(70_000);
    }

    [Fact]
    public async Task A_good_body_comes_back_in_camel_case_with_Korean_as_it_is_and_time_in_UTC()
    {
        var answer = await Server.PostAsync(
            "/v1/test/echo", """{"name":"콘서트","count":1,"colour":"dark-blue","at":"2026-11-20T19:00:00+09:00"}""");
        answer.Text.ShouldBe("""{"name":"콘서트","count":1,"colour":"dark-blue","at":"2026-11-20T10:00:00.000Z","inner":null}""");
    }
}
