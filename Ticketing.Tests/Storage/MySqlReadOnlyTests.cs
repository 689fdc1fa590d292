using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;
using Xunit;
using static Ticketing.Tests.Storage.SampleEmails;

namespace Ticketing.Tests.Storage;

/// <summary>A real server that takes no writes, for a moment or for good.</summary>
[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class MySqlReadOnlyTests
{
    public MySqlReadOnlyTests() => TestStore.RequireMySql();

    [SkippableFact]
    public async Task A_server_that_takes_no_writes_for_a_moment_is_waited_for_and_one_that_goes_on_is_told()
    {
        using var server = MariaDbServer.Start();
        var patience = TimeSpan.FromSeconds(30);
        using var store = TemporaryStore.OnMySql(configure: options =>
        {
            options.MySql = PlainUserOf(server);
            options.CommitPatience = patience;
        });
        await store.Pipeline.TryCommitAsync([Email(1)]);

        server.Execute("SET GLOBAL read_only = 1");
        var waiting = store.Pipeline.TryCommitAsync([Email(2)]).AsTask();
        (await FindAsync(store, 1)).Count.ShouldBe(1, "reading goes on");
        server.Execute("SET GLOBAL read_only = 0");
        (await waiting).ShouldBeNull();

        store.Close();
        store.Options.CommitPatience = TimeSpan.Zero;
        _ = store.Pipeline;
        server.Execute("SET GLOBAL read_only = 1");
        var failure = await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Pipeline.TryCommitAsync([Email(3)]));
        failure.Message.ShouldContain("nothing was written");
        server.Execute("SET GLOBAL read_only = 0");
        (await store.Pipeline.TryCommitAsync([Email(3)])).ShouldBeNull();
    }

    [SkippableFact]
    public async Task Of_a_batch_that_is_written_in_parts_the_written_ones_are_answered_when_the_server_takes_no_more()
    {
        using var server = MariaDbServer.Start();
        using var gate = new WriterGate();
        var commits = 0;
        void StopAfterSecond(Action<string> sql)
        {
            if (++commits == 2) server.Execute("SET GLOBAL read_only = 1");
        }

        using var store = TemporaryStore.OnMySql(gate.Hooks with { Committed = StopAfterSecond }, options =>
        {
            options.MySql = PlainUserOf(server);
            options.CommitPatience = TimeSpan.Zero;
        });
        var first = store.Pipeline.TryCommitAsync([Email(0)]).AsTask();
        gate.WaitUntilReached();
        var good = store.Pipeline.TryCommitAsync([Email(1)]).AsTask();
        var bad = store.Pipeline.TryCommitAsync([Email(2), new ShowRow("too long", Guid.Empty, new string('x', 1_001), "", "", [], 120, null) { Version = 1 }]).AsTask();

        gate.Open();

        (await first).ShouldBeNull();
        (await good).ShouldBeNull("the batch fails as a whole because of its other half, is halved, and this half is on disk");
        (await Should.ThrowAsync<StoreUnavailableException>(bad)).Message.ShouldContain("nothing was written");
    }

    // Root may write to a server that is read-only.
    private static string PlainUserOf(MariaDbServer server)
    {
        var database = server.NewDatabase();
        server.Execute("CREATE USER 'plain'@'%' IDENTIFIED BY 'plain-1'; GRANT ALL ON *.* TO 'plain'@'%'; REVOKE READ_ONLY ADMIN, SUPER ON *.* FROM 'plain'@'%'");
        return database.Replace("user=root", "user=plain;password=plain-1", StringComparison.Ordinal);
    }
}
