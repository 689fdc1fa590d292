using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Replicas;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class ReplicaLimitTests
{
    [Fact]
    public async Task As_many_maps_as_set_are_followed_and_one_more_is_503()
    {
        await using var server = await ApiServer.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Replicas:Performances"] = "1" });
        await server.PutOnSaleAsync();
        await server.PutOnSaleAsync("p-other");
        string Map(string performance) => $"/v1/performances/{performance}/seat-map";

        (await server.GetAsync(Map("none"))).ShouldBeProblem("not-found");
        (await server.GetAsync(Map(SaleServer.Performance))).Status.ShouldBe(HttpStatusCode.OK);
        (await server.GetAsync(Map("p-other"))).ShouldBeProblem("overloaded");
        (await server.GetAsync(Map(SaleServer.Performance))).Status.ShouldBe(HttpStatusCode.OK);
    }
}
