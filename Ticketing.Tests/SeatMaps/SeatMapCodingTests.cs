using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.SeatMaps;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class SeatMapCodingTests(AppServer app) : IClassFixture<AppServer>, IAsyncLifetime
{
    private const string Map = $"/v1/performances/{SaleServer.Performance}/seat-map";

    public Task InitializeAsync() => app.Server.PutOnSaleAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("br", "br"), InlineData("gzip", "gzip"), InlineData("br;q=0, gzip", "gzip"), InlineData("x-brew", null), InlineData("brotli", null), InlineData(null, null)]
    public async Task A_map_comes_packed_as_the_caller_takes_it(string? accepts, string? coding)
    {
        foreach (var path in new[] { Map, Map + "/compact" })
        {
            using var answer = await GetAsync(path, accepts);

            answer.Content.Headers.ContentEncoding.ShouldBe(coding is null ? [] : [coding]);
            answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
            using var plain = await GetAsync(path, null);
            (await ReadAsync(answer, coding)).ShouldBe(await ReadAsync(plain, null));
        }

        using var json = await GetAsync(Map, accepts);
        JsonDocument.Parse(await ReadAsync(json, coding)).RootElement.GetProperty("seats").GetArrayLength().ShouldBe(30);
    }

    [Fact]
    public async Task Every_coding_has_a_strong_tag_of_its_own_and_by_each_of_them_the_map_is_known()
    {
        var tags = new List<string>();
        foreach (var coding in new[] { null, "gzip", "br" })
        {
            using var answer = await GetAsync(Map, coding);
            answer.Headers.ETag!.IsWeak.ShouldBeFalse();
            tags.Add(answer.Headers.ETag.Tag);
        }

        tags.ShouldBeUnique();
        foreach (var tag in tags)
        {
            foreach (var known in new[] { tag, "W/" + tag, $"\"other\", {tag}" })
            {
                using var answer = await GetAsync(Map, "br", known);
                answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
                answer.Headers.ETag!.Tag.ShouldBe(tag);
                answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
            }
        }

        using var any = await GetAsync(Map, "gzip", "*");
        any.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        any.Headers.ETag!.Tag.ShouldBe(tags[1]);
        using var none = await GetAsync(Map, "gzip", "\"other\"");
        none.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? accepts, string? tags = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepts is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        if (tags is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tags);
        return await app.Server.Http.SendAsync(request);
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, string? coding)
    {
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using var plain = coding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var copy = new MemoryStream();
        await plain.CopyToAsync(copy);
        return copy.ToArray();
    }
}
