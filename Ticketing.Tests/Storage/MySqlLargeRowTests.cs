using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Grains.Secrets;
using Xunit;
using static Ticketing.Tests.Storage.SampleEmails;

namespace Ticketing.Tests.Storage;

/// <summary>Rows that are larger than the server takes.</summary>
[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class MySqlLargeRowTests
{
    public MySqlLargeRowTests() => TestStore.RequireMySql();

    [SkippableFact]
    public async Task A_row_that_is_larger_than_the_server_takes_fails_alone_and_many_smaller_ones_are_sent_in_parts()
    {
        using var server = MariaDbServer.Start("--max-allowed-packet=1M");
        using var gate = new WriterGate();
        using var store = TemporaryStore.OnMySql(gate.Hooks, options => options.MySql = server.NewDatabase());
        var first = store.Pipeline.TryCommitAsync([Email(0)]).AsTask();
        gate.WaitUntilReached();
        var tooLarge = store.Pipeline.TryCommitAsync([Email(1), Secret("large", 600_000)]).AsTask();
        var many = Enumerable.Range(0, 20).Select(n => store.Pipeline.TryCommitAsync([Secret($"{n}", 100_000)]).AsTask()).ToList();

        gate.Open();

        (await first).ShouldBeNull();
        (await Should.ThrowAsync<InvalidOperationException>(tooLarge)).Message.ShouldContain("max_allowed_packet");
        (await FindAsync(store, 1)).ShouldBeEmpty();
        (await Task.WhenAll(many)).ShouldAllBe(conflict => conflict == null);
        store.Pipeline.Batches.ShouldBe(2);
        (await store.Pipeline.ReadAsync(new SecretOf("19"))).Single().Value.Length.ShouldBe(100_000);
    }

    private static SecretRow Secret(string name, int bytes) => new(name, new byte[bytes]) { Version = 1 };
}
