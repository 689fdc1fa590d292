using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Api;

/// <summary>A replica that stopped following before the sale: whatever rests on it finds nothing.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "mysql")]
public sealed class ReplicaTests
{
    public ReplicaTests() => TestStore.RequireMySql();

    [SkippableFact]
    public async Task No_step_of_a_purchase_reads_from_the_replica_and_the_lists_do()
    {
        using var stale = TemporaryStore.OnMySql();
        _ = stale.Reopen();
        await using var server = await ApiServer.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:MySql"] = TestStore.NewMySqlDatabase(),
            ["Storage:MySqlReplica"] = stale.Options.MySql,
        });
        await server.PutOnSaleAsync();
        var buyer = await server.SignUpAsync();

        await new ApiBuyer(server, buyer.Token).BuyAsync("1층-3-1");

        var tickets = await server.GetAsync("/v1/tickets", buyer.Token);
        var ticket = tickets["items"].EnumerateArray().ShouldHaveSingleItem();
        ticket.GetProperty("seat").GetString().ShouldBe("1층-3-1");
        (await server.GetAsync($"/v1/performances/{SaleServer.Performance}", null)).Status.ShouldBe(HttpStatusCode.OK);
        (await server.GetAsync("/v1/performances", null))["items"].GetArrayLength().ShouldBe(0, "the replica knows of none");
        (await server.GetAsync("/v1/admin/accounts", (await server.AdminAsync()).Token))["items"].GetArrayLength().ShouldBe(0, "the replica knows of none");
    }
}
