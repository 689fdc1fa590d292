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
        var path = $"/v1/venues/{(await server.PostAsync("/v1/venues", new { name = "홀" }, token)).String("venueId")}/plans/csv?name=a";
        using var slow = await RawConnection.OpenAsync(server);
        await slow.SendAsync(
            $"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: text/csv\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n");

        // The server answers "100 Continue" only when it has a free place for the upload.
        await slow.ReadUntilAsync("100 Continue");
        (await server.PostAsync(path, Csv(), token)).ShouldBeProblem("overloaded");

        (await slow.ReadUntilAsync("request-timeout")).ShouldContain("408");
        var made = await server.PostAsync(path, Csv(), token);
        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
    }

    private static StringContent Csv() =>
        new("zone,row,number,category,x,y\n가,1,1,R,0,0\n", Encoding.UTF8, MediaTypeHeaderValue.Parse("text/csv"));
}
