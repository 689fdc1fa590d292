using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Shows;
using Ticketing.Silo.Storage.Migrations;
using Ticketing.Silo.Storage.MySql;
using Xunit;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class MySqlOpeningTests
{
    private static readonly EmailRow Email = new("a@example.kr", Guid.Empty) { Version = 1 };

    public MySqlOpeningTests() => TestStore.RequireMySql();

    [SkippableFact]
    public async Task Silos_that_start_together_make_the_schema_once()
    {
        using var store = TemporaryStore.OnMySql(configure: options => options.Shared = true);

        var pipelines = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(store.OpenAnother)));

        foreach (var pipeline in pipelines)
        {
            (await pipeline.ReadAsync(new EmailOf("x"))).ShouldBeEmpty();
            pipeline.Dispose();
        }

        using var session = MySqlSession.Open(store.Options.MySql!, TimeSpan.FromSeconds(10));
        session.Number("SELECT COUNT(*) FROM schema_migrations").ShouldBe(Migration.MySql.Count);
    }

    [SkippableFact]
    public async Task A_migration_that_broke_off_is_run_again()
    {
        using var store = TemporaryStore.OnMySql();
        using (var session = MySqlSession.Open(store.Options.MySql!, TimeSpan.FromSeconds(10)))
        {
            Migration half = Migration.MySql[0] with { Sql = Migration.MySql[0].Sql[..Migration.MySql[0].Sql.IndexOf("CREATE TABLE IF NOT EXISTS orders", StringComparison.Ordinal)] + "broken off" };
            Should.Throw<Exception>(() => MySqlMigrations.Apply(session, [half], DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(10)));
        }

        (await store.Pipeline.TryCommitAsync([Email])).ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_newer_step_that_expands_is_left_alone_and_the_program_runs()
    {
        using var store = TemporaryStore.OnMySql();
        _ = store.Reopen();
        store.Close();
        using (var session = MySqlSession.Open(store.Options.MySql!, TimeSpan.FromSeconds(10)))
        {
            Migration[] newer = [.. Migration.MySql, new(9_999, "future", "-- expand\nALTER TABLE emails ADD COLUMN verified_at BIGINT")];
            MySqlMigrations.Apply(session, newer, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(10)).ShouldBe(1);
        }

        (await store.Pipeline.TryCommitAsync([Email])).ShouldBeNull();
        (await store.Pipeline.ReadAsync(new EmailOf(Email.NormalizedEmail))).ShouldBe([Email]);
    }

    [SkippableFact]
    public void A_database_from_which_a_newer_version_took_something_away_is_refused()
    {
        using var store = TemporaryStore.OnMySql();
        _ = store.Reopen();
        store.Close();
        using (var session = MySqlSession.Open(store.Options.MySql!, TimeSpan.FromSeconds(10)))
        {
            Migration[] more = [.. Migration.MySql, new(9_999, "future", "-- contract\nDROP TABLE IF EXISTS future")];
            MySqlMigrations.Apply(session, more, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(10)).ShouldBe(1);
            MySqlMigrations.Apply(session, more, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(10)).ShouldBe(0);
        }

        Should.Throw<InvalidOperationException>(() => store.Pipeline).Message.ShouldContain("9999 (future)");
    }

    [SkippableFact]
    public void A_second_silo_that_does_not_share_is_refused_until_the_first_has_closed()
    {
        using var store = TemporaryStore.OnMySql(configure: options => options.MySqlTimeout = TimeSpan.FromSeconds(2));
        _ = store.Pipeline;

        Should.Throw<InvalidOperationException>(store.OpenAnother).Message.ShouldContain("in use by another process");

        _ = store.Reopen();
    }

    [SkippableFact]
    public void A_server_that_does_not_answer_or_a_string_that_is_none_is_told_at_start()
    {
        using var server = MariaDbServer.Start("--innodb-flush-log-at-trx-commit=2");
        using var loses = TemporaryStore.OnMySql(configure: options => options.MySql = server.NewDatabase());
        using var away = TemporaryStore.OnMySql(configure: options => options.MySql = "server=127.0.0.1;port=1;user=x;database=x");
        using var nonsense = TemporaryStore.OnMySql(configure: options => options.MySql = "nonsense=1");

        Should.Throw<InvalidOperationException>(() => loses.Pipeline).Message.ShouldContain("innodb_flush_log_at_trx_commit");
        Should.Throw<InvalidOperationException>(() => away.Pipeline).Message.ShouldContain("Storage:MySql");
        Should.Throw<InvalidOperationException>(() => nonsense.Pipeline).Message.ShouldContain("Storage:MySql");
    }

    [SkippableFact]
    public async Task Pages_come_from_the_replica_and_from_the_primary_while_that_is_away()
    {
        using var replica = MariaDbServer.Start();
        var copy = replica.NewDatabase();
        using (var other = TemporaryStore.OnMySql(configure: options => options.MySql = copy)) await other.Pipeline.TryCommitAsync([Show("old")]);
        using var store = TemporaryStore.OnMySql(configure: options => options.MySqlReplica = copy);
        await store.Pipeline.TryCommitAsync([Show("new")]);

        (await store.Pipeline.ReadAsync(new ShowPage("", 10) { MayBeStale = true })).Single().ShowId.ShouldBe("old");
        (await store.Pipeline.ReadAsync(new ShowPage("", 10))).Single().ShowId.ShouldBe("new");

        replica.Kill();
        (await store.Pipeline.ReadAsync(new ShowPage("", 10) { MayBeStale = true })).Single().ShowId.ShouldBe("new");
    }

    private static ShowRow Show(string id) => new(id, Guid.Empty, "제목", "뮤지컬", "", [], 120, null) { Version = 1 };
}
