using System.Globalization;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Secrets;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage;
using Ticketing.Silo.Storage.MySql;
using Xunit;

namespace Ticketing.Tests.Storage;

/// <summary>What databases do to a batch, on a real server.</summary>
[Trait("Suite", "Unit")]
public sealed class MySqlTroubleTests
{
    public MySqlTroubleTests() => TestStore.RequireMySql();

    [SkippableTheory]
    [InlineData(1213)]
    [InlineData(1205)]
    public async Task A_batch_that_a_deadlock_or_a_lock_wait_ended_is_tried_again(int number)
    {
        var tries = 0;
        using var store = TemporaryStore.OnMySql(new StorageHooks
        {
            Committing = sql =>
            {
                if (tries++ == 0) sql($"SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = {number}, MESSAGE_TEXT = 'as the server would say'");
            },
        });

        (await store.Pipeline.TryCommitAsync([Email(1)])).ShouldBeNull();

        tries.ShouldBe(2);
        (await FindAsync(store, 1)).ShouldBe([Email(1)]);
    }

    [SkippableFact]
    public async Task A_row_that_another_transaction_keeps_is_waited_for()
    {
        using var store = TemporaryStore.OnMySql(configure: options => options.Shared = true);
        await store.Pipeline.TryCommitAsync([Email(1)]);
        using var other = MySqlSession.Open(store.Options.MySql!, TimeSpan.FromSeconds(10));
        other.Execute("START TRANSACTION; UPDATE emails SET user = 'x'");

        var commit = store.Pipeline.TryCommitAsync([Email(1) with { Version = 2 }]).AsTask();
        other.Execute("ROLLBACK");

        (await commit).ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_COMMIT_whose_answer_was_lost_is_looked_up_and_not_done_again()
    {
        var losses = 0;
        using var store = TemporaryStore.OnMySql(new StorageHooks
        {
            Committed = _ =>
            {
                if (losses++ == 0) throw new IOException("the answer was lost");
            },
        });

        (await store.Pipeline.TryCommitAsync([Email(1)])).ShouldBeNull("an insert done twice would be a conflict");
        (await store.Pipeline.TryCommitAsync([Email(1) with { Version = 2 }])).ShouldBeNull("an update done twice would be a conflict");

        losses.ShouldBe(2);
    }

    [SkippableFact]
    public async Task A_COMMIT_that_did_not_arrive_is_done_again()
    {
        var breaks = 0;
        using var store = TemporaryStore.OnMySql(new StorageHooks
        {
            Committing = sql =>
            {
                if (breaks++ == 0) sql("KILL CONNECTION_ID()");
            },
        });

        (await store.Pipeline.TryCommitAsync([Email(1), Email(2)])).ShouldBeNull();

        breaks.ShouldBe(2);
        (await FindAsync(store, 2)).ShouldBe([Email(2)]);
    }

    [SkippableFact]
    public async Task Connections_that_the_server_cut_are_made_again()
    {
        using var store = TemporaryStore.OnMySql();
        await store.Pipeline.TryCommitAsync([Email(1)]);
        (await FindAsync(store, 1)).Count.ShouldBe(1);

        CutAll(store);

        (await store.Pipeline.TryCommitAsync([Email(2)])).ShouldBeNull();
        foreach (var _ in Enumerable.Range(0, 4)) (await FindAsync(store, 2)).Count.ShouldBe(1);
    }

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
    public async Task What_was_acknowledged_survives_a_kill_of_the_server_and_the_next_commits_work()
    {
        using var server = MariaDbServer.Start();
        using var store = TemporaryStore.OnMySql(configure: options => options.MySql = server.NewDatabase());
        var acknowledged = new List<int>();
        var next = 0;
        for (var kill = 0; kill < 3; kill++)
        {
            var commits = new Dictionary<int, Task<Row?>>();
            for (; commits.Count < 500; next++) commits[next] = store.Pipeline.TryCommitAsync([Email(next)]).AsTask();
            await Task.WhenAny(commits.Values).WaitAsync(TimeSpan.FromSeconds(30));
            server.Kill();
            server.Restart();
            foreach (var (number, commit) in commits)
            {
                (await commit).ShouldBeNull("a server that is back in time is no failure");
                acknowledged.Add(number);
            }
        }

        foreach (var number in acknowledged) (await FindAsync(store, number)).Count.ShouldBe(1);
    }

    [SkippableFact]
    public async Task While_the_server_is_away_callers_are_told_soon()
    {
        using var server = MariaDbServer.Start();
        using var store = TemporaryStore.OnMySql(configure: options =>
        {
            options.MySql = server.NewDatabase();
            options.CommitPatience = TimeSpan.Zero;
        });
        await store.Pipeline.TryCommitAsync([Email(1)]);
        server.Kill();

        await Should.ThrowAsync<CommitOutcomeUnknownException>(
            async () => await store.Pipeline.TryCommitAsync([Email(2)]), "sent on a connection that was open: nobody knows how far it came");
        await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Pipeline.TryCommitAsync([Email(2)]), "there was no connection to send it on");
        await Should.ThrowAsync<StoreUnavailableException>(async () => await FindAsync(store, 1));

        server.Restart();
        (await store.Pipeline.TryCommitAsync([Email(3)])).ShouldBeNull();
        (await FindAsync(store, 1)).Count.ShouldBe(1);
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

    private static void CutAll(TemporaryStore store)
    {
        using var other = MySqlSession.Open(store.Options.MySql!, TimeSpan.FromSeconds(10));
        var ids = new List<long>();
        other.Query(
            string.Create(CultureInfo.InvariantCulture, $"SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> {other.Id}"),
            reader =>
            {
                while (reader.Read()) ids.Add(reader.GetInt64(0));
            });
        ids.Count.ShouldBeGreaterThanOrEqualTo(2, "a writer and a reader");
        foreach (var id in ids) other.Execute(string.Create(CultureInfo.InvariantCulture, $"KILL {id}"));
    }

    private static ValueTask<IReadOnlyList<EmailRow>> FindAsync(TemporaryStore store, int number) =>
        store.Pipeline.ReadAsync(new EmailOf(Email(number).NormalizedEmail));

    private static EmailRow Email(int number) => new($"{number}@example.kr", new Guid(number, 0, 0, new byte[8])) { Version = 1 };

    private static SecretRow Secret(string name, int bytes) => new(name, new byte[bytes]) { Version = 1 };
}
