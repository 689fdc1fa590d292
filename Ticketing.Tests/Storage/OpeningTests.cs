using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage;
using Ticketing.Silo.Storage.Migrations;
using Ticketing.Silo.Storage.Sqlite;
using Xunit;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
public sealed class OpeningTests
{
    private static readonly EmailRow Email = new("a@example.kr", Guid.Empty) { Version = 1 };

    [Fact]
    public async Task Rows_outlive_the_store()
    {
        using var store = TemporaryStore.OnSqlite();
        await store.Pipeline.TryCommitAsync([Email]);

        (await store.Reopen().ReadAsync(new EmailOf(Email.NormalizedEmail))).ShouldBe([Email]);
    }

    [Fact]
    public void A_second_user_of_the_file_is_refused_until_the_first_has_closed()
    {
        using var store = TemporaryStore.OnSqlite();
        _ = store.Pipeline;

        Should.Throw<InvalidOperationException>(() => store.OpenAnother()).Message.ShouldContain("in use by another process");

        _ = store.Reopen();
    }

    [Fact]
    public void Each_migration_runs_once()
    {
        using var store = TemporaryStore.OnSqlite();
        _ = store.Reopen();
        store.Close();

        using var database = SqliteConnections.OpenWriter(store.Options.DatabasePath);
        SqliteMigrations.Apply(database, Migration.Sqlite, DateTimeOffset.UnixEpoch).ShouldBe(0);
        Migration[] more = [.. Migration.Sqlite, new(9_998, "more", "CREATE TABLE more (n INTEGER)")];
        SqliteMigrations.Apply(database, more, DateTimeOffset.UnixEpoch).ShouldBe(1);
        SqliteMigrations.Apply(database, more, DateTimeOffset.UnixEpoch).ShouldBe(0);
    }

    [Fact]
    public async Task A_newer_step_that_expands_is_left_alone_and_the_program_runs()
    {
        using var store = TemporaryStore.OnSqlite();
        _ = store.Pipeline;
        store.Close();
        Migration[] newer = [.. Migration.Sqlite, new(9_999, "future", "-- expand\nALTER TABLE emails ADD COLUMN verified_at INTEGER")];
        using (var database = SqliteConnections.OpenWriter(store.Options.DatabasePath)) SqliteMigrations.Apply(database, newer, DateTimeOffset.UnixEpoch);

        (await store.Pipeline.TryCommitAsync([Email])).ShouldBeNull();
        (await store.Pipeline.ReadAsync(new EmailOf(Email.NormalizedEmail))).ShouldBe([Email]);
    }

    [Fact]
    public void A_database_from_which_a_newer_version_took_something_away_is_refused()
    {
        using var store = TemporaryStore.OnSqlite();
        _ = store.Pipeline;
        store.Close();
        using (var database = SqliteConnections.OpenWriter(store.Options.DatabasePath))
        {
            SqliteMigrations.Apply(database, [.. Migration.Sqlite, new(9_999, "future", "-- contract\nDROP INDEX seats_due")], DateTimeOffset.UnixEpoch);
        }

        Should.Throw<InvalidOperationException>(() => store.Pipeline).Message.ShouldContain("9999 (future)");
    }

    [Fact]
    public void A_migration_that_fails_is_taken_back_whole()
    {
        using var store = TemporaryStore.OnSqlite();
        _ = store.Pipeline;
        store.Close();
        using var database = SqliteConnections.OpenWriter(store.Options.DatabasePath);
        Migration broken = new(9_997, "broken", "CREATE TABLE half (n INTEGER); CREATE TABLE emails (n INTEGER)");

        Should.Throw<InvalidOperationException>(() => SqliteMigrations.Apply(database, [.. Migration.Sqlite, broken], DateTimeOffset.UnixEpoch));

        SqliteMigrations.Apply(database, [.. Migration.Sqlite, broken with { Sql = "CREATE TABLE half (n INTEGER)" }], DateTimeOffset.UnixEpoch).ShouldBe(1);
    }

    [Fact]
    public void Two_migrations_of_one_number_or_another_name_are_refused()
    {
        using var store = TemporaryStore.OnSqlite();
        using var database = SqliteConnections.OpenWriter(Path.Combine(store.Options.DataFolder, "other.db"));
        Migration one = new(1, "one", "CREATE TABLE one (n INTEGER)");
        SqliteMigrations.Apply(database, [one], DateTimeOffset.UnixEpoch).ShouldBe(1);

        Should.Throw<InvalidOperationException>(() => SqliteMigrations.Apply(database, [one, one with { Name = "twin" }], DateTimeOffset.UnixEpoch));
        Should.Throw<InvalidOperationException>(() => SqliteMigrations.Apply(database, [one with { Name = "another" }], DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task A_host_opens_the_store_at_start_and_closes_it_at_the_end()
    {
        using var store = TemporaryStore.OnSqlite();
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddStorage(options => options.DataFolder = store.Options.DataFolder);
        using (var host = builder.Build())
        {
            await host.StartAsync();
            File.Exists(store.Options.DatabasePath).ShouldBeTrue();
            (await host.Services.GetRequiredService<IRowStore>().TryCommitAsync([Email])).ShouldBeNull();
            await host.StopAsync();
        }

        (await store.Pipeline.ReadAsync(new EmailOf(Email.NormalizedEmail))).ShouldBe([Email]);
    }

    [Fact]
    public async Task Batches_are_measured()
    {
        using var store = TemporaryStore.OnSqlite();
        var batches = new List<int>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, store.Meters) && instrument.Name == "ticketing.storage.batch.writes") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, writes, _, _) => batches.Add(writes));
        listener.Start();

        await store.Pipeline.TryCommitAsync([Email, Email with { NormalizedEmail = "b" }]);

        batches.ShouldBe([2]);
    }
}
