using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.SeatMaps;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Replicas;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class ReplicaLimitTests
{
    [Fact]
    public async Task As_many_maps_as_set_are_followed_and_for_one_more_the_one_unused_longest_gives_way()
    {
        await using var server = await ApiServer.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Replicas:Performances"] = "2" });
        foreach (var performance in new[] { "p-1", "p-2", "p-3" }) await server.PutOnSaleAsync(performance);
        var replicas = server.Services.GetRequiredService<SeatMapReplicas>();
        async Task<SeatMapReplica> LookAsync(string performance)
        {
            (await server.GetAsync($"/v1/performances/{performance}/seat-map")).Status.ShouldBe(HttpStatusCode.OK);
            return (await replicas.FindAsync(performance)).Value!;
        }

        (await server.GetAsync("/v1/performances/none/seat-map")).ShouldBeProblem("not-found");
        var first = await LookAsync("p-1");
        var second = await LookAsync("p-2");
        await LookAsync("p-1");
        (await server.GetAsync("/v1/performances/none/seat-map")).ShouldBeProblem("not-found");
        first.IsEnded.ShouldBeFalse();
        second.IsEnded.ShouldBeFalse();

        await LookAsync("p-3");

        first.IsEnded.ShouldBeFalse();
        second.IsEnded.ShouldBeTrue();
        (await LookAsync("p-2")).ShouldNotBeSameAs(second);
    }

    [Fact]
    public async Task Who_listens_to_a_map_that_gives_way_is_sent_back_and_misses_nothing()
    {
        await using var server = await ApiServer.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Replicas:Performances"] = "1" });
        await server.PutOnSaleAsync("p-1");
        await server.PutOnSaleAsync("p-2");
        using var listener = await RawConnection.OpenAsync(server);
        await listener.SendAsync("GET /v1/performances/p-1/seat-map/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        await listener.ReadUntilAsync("event: reset");

        (await server.GetAsync("/v1/performances/p-2/seat-map")).Status.ShouldBe(HttpStatusCode.OK);

        // The stream ends, and with it the connection.
        await listener.ReadToEndAsync();
        (await server.GetAsync("/v1/performances/p-1/seat-map")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
