using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class PlanUploadLimitTests
{
    [Fact]
    public async Task One_upload_more_than_may_be_read_at_once_is_503_and_one_that_takes_too_long_is_408_and_frees_its_place()
    {
        await using var server = await ApiServer.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PlanUploads:AtOnce"] = "1",
            ["PlanUploads:Time"] = "00:00:02",
        });
        var token = server.TokenFor(Guid.NewGuid(), Role.Promoter);
        var admin = server.TokenFor(Guid.NewGuid(), Role.Admin);
        var path = $"/v1/venues/{(await server.PostAsync("/v1/venues", new { name = "홀" }, token)).String("venueId")}/plans/csv?name=a";
        using var slow = await RawConnection.OpenAsync(server);
        await slow.SendAsync(
            $"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: text/csv\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n");

        // The server answers "100 Continue" only when it has a free place for the upload.
        await slow.ReadUntilAsync("100 Continue");
        (await server.PostAsync(path, Csv(), admin)).ShouldBeProblem("overloaded");

        (await slow.ReadUntilAsync("request-timeout")).ShouldContain("408");
        var made = await server.PostAsync(path, Csv(), token);
        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
    }

    [Fact]
    public async Task A_promoter_has_one_upload_at_a_time_and_leaves_the_other_places_to_others()
    {
        await using var server = await ApiServer.StartAsync();
        var (mine, others) = (server.TokenFor(Guid.NewGuid(), Role.Promoter), server.TokenFor(Guid.NewGuid(), Role.Promoter));
        var (path, othersPath) = (await PathAsync(server, mine), await PathAsync(server, others));
        using var slow = await BeginAsync(server, path, mine);
        await slow.ReadUntilAsync("100 Continue");

        (await server.PostAsync(path, Csv(), mine)).ShouldBeProblem("overloaded");
        (await server.PostAsync(othersPath, Csv(), others)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("csv?name=a", "text/csv"), InlineData("pretix", "application/json")]
    public async Task Whose_venue_it_is_is_asked_before_the_file_is_read(string format, string type)
    {
        await using var server = await ApiServer.StartAsync();
        var path = await PathAsync(server, server.TokenFor(Guid.NewGuid(), Role.Promoter), format);
        var stranger = server.TokenFor(Guid.NewGuid(), Role.Promoter);

        // The body never comes.
        using var foreign = await BeginAsync(server, path, stranger, type);
        (await foreign.ReadUntilAsync("forbidden")).ShouldStartWith("HTTP/1.1 403");
        using var nowhere = await BeginAsync(server, $"/v1/venues/nothing/plans/{format}", stranger, type);
        (await nowhere.ReadUntilAsync("not-found")).ShouldStartWith("HTTP/1.1 404");
    }

    private static async Task<string> PathAsync(ApiServer server, string token, string format = "csv?name=a") =>
        $"/v1/venues/{(await server.PostAsync("/v1/venues", new { name = "홀" }, token)).String("venueId")}/plans/{format}";

    private static async Task<RawConnection> BeginAsync(ApiServer server, string path, string token, string type = "text/csv")
    {
        var connection = await RawConnection.OpenAsync(server);
        await connection.SendAsync(
            $"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: {type}\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n");
        return connection;
    }

    private static StringContent Csv() =>
        new("zone,row,number,category,x,y\n가,1,1,R,0,0\n", Encoding.UTF8, MediaTypeHeaderValue.Parse("text/csv"));
}
