using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.TestingHost;
using Shouldly;
using Ticketing.Silo.Storage;
using Ticketing.Silo.Storage.Migrations;
using Ticketing.Silo.Storage.MySql;
using Xunit;

namespace Ticketing.Tests.Storage;

/// <summary>Orleans' own storage provider on our table and our statements, against a real server.</summary>
[Trait("Suite", "Grains")]
[Trait("Store", "mysql")]
public sealed class StreamSubscriptionTests : IAsyncLifetime
{
    private const string GrainType = "PubSubRendezvousGrain";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private TemporaryStore store = null!;
    private InProcessTestCluster cluster = null!;
    private IGrainStorage storage = null!;

    public StreamSubscriptionTests() => TestStore.RequireMySql();

    private static readonly string[] Keys =
    [
        "live/seat-map/p_1", "live/seat-map/공연 1", "live/seat-map/p_1 ", "LIVE/seat-map/p_1", "0", "a'b\\c",
        GrainIdKeyExtensions.CreateGuidKey(Guid.Parse("f0000000-1234-5678-9abc-def012345678")).ToString()!, GrainIdKeyExtensions.CreateIntegerKey(17).ToString()!, GrainIdKeyExtensions.CreateIntegerKey(17, "more").ToString()!,
    ];

    public async Task InitializeAsync()
    {
        store = TemporaryStore.OnMySql();
        _ = store.Pipeline;
        var builder = new InProcessTestClusterBuilder(1);
        (builder.Options.ConfigureFileLogging, builder.Options.InitializeClientOnDeploy) = (false, false);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(Options.Create(store.Options));
            StreamSubscriptions.AddInMySql(silo);
        });
        cluster = builder.Build();
        await cluster.DeployAsync();
        storage = cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(StreamSubscriptions.Store);
    }

    public async Task DisposeAsync()
    {
        await cluster.DisposeAsync();
        store.Dispose();
    }

    [SkippableFact]
    public async Task What_was_written_is_read_and_what_was_cleared_is_not_there()
    {
        var written = await WriteAsync("k", ["a", "나"]);
        written.ETag.ShouldBe("1");

        var read = await ReadAsync("k");
        (read.RecordExists, read.ETag).ShouldBe((true, "1"));
        read.State!.ShouldBe(["a", "나"]);

        read.State = ["b"];
        await storage.WriteStateAsync(GrainType, Id("k"), read);
        await storage.ClearStateAsync(GrainType, Id("k"), read);
        (read.RecordExists, read.ETag).ShouldBe((false, "3"));

        var cleared = await ReadAsync("k");
        cleared.RecordExists.ShouldBeFalse();
        cleared.State!.ShouldBeEmpty();

        cleared.State = ["c"];
        await storage.WriteStateAsync(GrainType, Id("k"), cleared);
        (await ReadAsync("k")).State!.ShouldBe(["c"]);
    }

    [SkippableFact]
    public async Task Who_has_read_another_version_can_neither_write_nor_clear()
    {
        var (first, late) = (await ReadAsync("k"), await ReadAsync("k"));
        await storage.WriteStateAsync(GrainType, Id("k"), first);
        await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync(GrainType, Id("k"), late), "it has read that there was nothing");

        var stale = await ReadAsync("k");
        first.State = ["kept"];
        await storage.WriteStateAsync(GrainType, Id("k"), first);
        await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync(GrainType, Id("k"), stale));
        await Should.ThrowAsync<InconsistentStateException>(() => storage.ClearStateAsync(GrainType, Id("k"), stale));

        (await ReadAsync("k")).State!.ShouldBe(["kept"]);
    }

    [SkippableFact]
    public async Task Of_many_first_writes_at_once_one_is_taken()
    {
        var writes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            try
            {
                await WriteAsync("k", [$"{number}"]);
                return number;
            }
            catch (InconsistentStateException)
            {
                return -1;
            }
        }));

        var winner = writes.Where(number => number >= 0).ShouldHaveSingleItem();
        var read = await ReadAsync("k");
        (read.State!.Single(), read.ETag).ShouldBe((winner.ToString(CultureInfo.InvariantCulture), "1"));
    }

    [SkippableFact]
    public async Task No_key_and_no_kind_of_grain_is_taken_for_another()
    {
        foreach (var key in Keys) await WriteAsync(key, [key]);

        foreach (var key in Keys) (await ReadAsync(key)).State.ShouldBe([key]);
        var other = new GrainState<List<string>>();
        await storage.ReadStateAsync("AnotherGrain", Id(Keys[0]), other);
        other.RecordExists.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_large_state_is_kept_whole_and_a_key_that_is_too_long_is_refused_and_not_cut()
    {
        var names = Enumerable.Range(0, 20_000).Select(number => $"{Guid.NewGuid():N}-{number}").ToArray();
        await WriteAsync("large", [.. names]);
        (await ReadAsync("large")).State!.ShouldBe(names);

        await WriteAsync(new string('k', 300), []);
        await Should.ThrowAsync<Exception>(() => WriteAsync(new string('k', 301), []));
    }

    [SkippableFact]
    public async Task More_writes_at_once_than_connections_take_turns()
    {
        var most = 0L;
        using var watch = Session();
        var writes = Task.WhenAll(Enumerable.Range(0, 50 * StreamSubscriptions.Connections).Select(number => WriteAsync($"{number}", [])));
        while (!writes.IsCompleted) most = Math.Max(most, watch.Number($"SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> {watch.Id}"));

        await writes;

        // Those of the pipeline are there too: the writer's and the readers'.
        most.ShouldBeLessThanOrEqualTo(StreamSubscriptions.Connections + 1 + store.Options.Readers);
        watch.Number("SELECT COUNT(*) FROM grain_states").ShouldBe(50 * StreamSubscriptions.Connections);
    }

    [SkippableFact]
    public async Task What_nobody_changed_for_a_month_is_removed_when_a_silo_starts()
    {
        foreach (var key in new[] { "old", "cleared", "new" }) await WriteAsync(key, []);
        await storage.ClearStateAsync(GrainType, Id("cleared"), await ReadAsync("cleared"));
        using var session = Session();
        var month = StreamSubscriptions.Kept.Ticks;
        session.Number("SELECT MIN(changed_at) FROM grain_states").ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(-5).UtcTicks, DateTimeOffset.UtcNow.AddMinutes(5).UtcTicks);
        session.Execute($"UPDATE grain_states SET changed_at = changed_at - {month} WHERE name <> 'new'");

        store.Reopen();

        (await ReadAsync("old")).ETag.ShouldBeNull();
        session.Number("SELECT COUNT(*) FROM grain_states").ShouldBe(1);
        (await ReadAsync("new")).RecordExists.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task The_migration_can_be_run_again_on_what_it_made()
    {
        var written = await WriteAsync("k", []);
        using var session = Session();
        session.Execute("DELETE FROM schema_migrations WHERE number = 3");

        MySqlMigrations.Apply(session, Migration.MySql, DateTimeOffset.UnixEpoch, Timeout).ShouldBe(1);

        await storage.WriteStateAsync(GrainType, Id("k"), written);
        session.Number("SELECT COUNT(*) FROM OrleansQuery").ShouldBe(3);
    }

    private static GrainId Id(string key) => GrainId.Create("pubsubrendezvous", key);

    private MySqlSession Session() => MySqlSession.Open(store.Options.MySql!, Timeout);

    private async Task<GrainState<List<string>>> WriteAsync(string key, List<string> followers)
    {
        var state = new GrainState<List<string>>(followers);
        await storage.WriteStateAsync(GrainType, Id(key), state);
        return state;
    }

    private async Task<GrainState<List<string>>> ReadAsync(string key)
    {
        var state = new GrainState<List<string>>();
        await storage.ReadStateAsync(GrainType, Id(key), state);
        return state;
    }
}
