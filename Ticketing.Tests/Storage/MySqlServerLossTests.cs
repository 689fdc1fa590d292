using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Grains.Storage;
using Xunit;
using static Ticketing.Tests.Storage.SampleEmails;

namespace Ticketing.Tests.Storage;

/// <summary>A real server that is killed.</summary>
[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class MySqlServerLossTests
{
    public MySqlServerLossTests() => TestStore.RequireMySql();

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
}
