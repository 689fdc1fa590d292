using System.Globalization;
using Shouldly;
using Ticketing.Silo.Storage;
using Ticketing.Silo.Storage.MySql;
using Xunit;
using static Ticketing.Tests.Storage.SampleEmails;

namespace Ticketing.Tests.Storage;

/// <summary>What becomes of a batch whose connection breaks, on a real server.</summary>
[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class MySqlLostAnswerTests
{
    public MySqlLostAnswerTests() => TestStore.RequireMySql();

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
}
