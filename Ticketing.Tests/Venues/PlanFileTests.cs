using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Venues;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class PlanFileTests(HallServer hall) : IClassFixture<HallServer>
{
    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.9", "gzip")]
    [InlineData("x-brew", null)]
    [InlineData("deflate", null)]
    [InlineData(null, null)]
    public async Task A_plan_comes_packed_as_the_caller_takes_it(string? accepts, string? expected)
    {
        using var response = await GetAsync(await PlanPathAsync(), accepts);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBe(expected is null ? [] : [expected]);
        response.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        var json = await ReadAsync(response, expected);
        json.GetProperty("name").GetString().ShouldBe("본관");
        json.GetProperty("rows")[1].GetProperty("ids")[4].GetString().ShouldBe("A-2-5");
    }

    [Fact]
    public async Task A_plan_may_be_kept_forever_and_every_encoding_has_a_strong_tag_of_its_own()
    {
        var path = await PlanPathAsync();
        using var brotli = await GetAsync(path, "br");
        using var gzip = await GetAsync(path, "gzip");
        using var plain = await GetAsync(path, null);

        brotli.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        var tags = new[] { brotli, gzip, plain }.Select(response => response.Headers.ETag!).ToList();
        tags.ShouldAllBe(tag => !tag.IsWeak);
        tags.Select(tag => tag.Tag).ShouldBeUnique();
        using var again = await GetAsync(path, "br", tags[0].Tag);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var other = await GetAsync(path, "gzip", tags[0].Tag);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_plan_leaves_the_old_one_as_it_was()
    {
        var venue = await hall.AddHallAsync();
        var first = (await hall.Server.GetAsync($"/v1/venues/{venue}")).String("planId");
        (await hall.PostAsync($"/v1/venues/{venue}/plans/grid", HallServer.Grid)).Status.ShouldBe(HttpStatusCode.Created);

        (await hall.Server.GetAsync($"/v1/venues/{venue}")).String("planId").ShouldNotBe(first);
        (await hall.Server.GetAsync($"/v1/plans/{first}")).String("name").ShouldBe("본관");
    }

    [Fact]
    public async Task A_plan_that_does_not_exist_is_not_found() =>
        (await hall.Server.GetAsync("/v1/plans/nothing")).ShouldBeProblem("not-found");

    [Fact]
    public async Task The_plans_that_are_kept_ready_are_limited_and_the_others_are_read_again()
    {
        var path = $"/v1/venues/{await hall.AddVenueAsync()}/plans/grid";
        var plans = new List<string>();
        while (plans.Count <= PlanFiles.Capacity)
            plans.Add((await hall.PostAsync(path, HallServer.Grid)).Headers["Location"]);

        foreach (var plan in plans.Concat(plans))
            (await hall.Server.GetAsync(plan)).String("name").ShouldBe("본관");

        hall.Server.Services.GetRequiredService<PlanFiles>().Count.ShouldBe(PlanFiles.Capacity);
    }

    private async Task<string> PlanPathAsync()
    {
        var venue = await hall.Server.GetAsync($"/v1/venues/{await hall.AddHallAsync()}");
        return venue.Json.GetProperty("links").GetProperty("plan").GetString()!;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? accepts, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepts is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await hall.Server.Http.SendAsync(request);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, string? encoding)
    {
        var body = await response.Content.ReadAsStreamAsync();
        await using var unpacked = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        return await JsonSerializer.DeserializeAsync<JsonElement>(unpacked);
    }
}
