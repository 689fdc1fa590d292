using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Faults.Running;
using Xunit;

namespace Ticketing.Tests.Storage;

/// <summary>How often a batch goes to the server and back.</summary>
[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class MySqlRoundTripTests
{
    [SkippableFact]
    public async Task New_rows_are_written_in_one_round_trip_and_changed_ones_in_two()
    {
        TestStore.RequireMySql();
        using var server = MariaDbServer.Start();
        server.Execute("CREATE DATABASE trips");
        using var proxy = new TcpProxy(server.Port);
        using var store = TemporaryStore.OnMySql(configure: options => options.MySql = server.ConnectionString("trips", proxy.Port));
        _ = store.Pipeline;

        (await TripsAsync(proxy, store, Email("1", 1))).ShouldBe(1);
        (await TripsAsync(proxy, store, Email("2", 1), Email("3", 1))).ShouldBe(1);
        (await TripsAsync(proxy, store, Email("1", 2))).ShouldBe(2);
        (await TripsAsync(proxy, store, RowWrite.Remove(Email("1", 2)), Email("4", 1))).ShouldBe(2);
    }

    private static async Task<int> TripsAsync(TcpProxy proxy, TemporaryStore store, params RowWrite[] writes)
    {
        var before = proxy.Questions;
        (await store.Pipeline.TryCommitAsync(writes)).ShouldBeNull();
        return proxy.Questions - before;
    }

    private static EmailRow Email(string email, long version) => new(email, Guid.Empty) { Version = version };
}
