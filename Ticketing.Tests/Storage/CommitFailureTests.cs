using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Secrets;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage;
using Xunit;
using static Ticketing.Tests.Storage.SampleEmails;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
public sealed class CommitFailureTests
{
    [Fact]
    public async Task When_a_transaction_fails_before_its_COMMIT_all_its_callers_are_told_that_nothing_was_written()
    {
        var fails = true;
        using var store = TemporaryStore.OnSqlite(new StorageHooks
        {
            Committing = _ =>
            {
                if (fails) throw new IOException("the disk is gone");
            },
        });
        var commits = Enumerable.Range(0, 10).Select(n => store.Pipeline.TryCommitAsync([Email(n)]).AsTask()).ToList();
        foreach (var commit in commits) await Should.ThrowAsync<StoreUnavailableException>(commit);

        fails = false;

        (await store.Pipeline.ReadAsync(new EmailOf(Email(3).NormalizedEmail))).ShouldBeEmpty();
        (await store.Pipeline.TryCommitAsync([Email(3)])).ShouldBeNull();
    }

    [Fact]
    public async Task When_COMMIT_fails_the_outcome_is_unknown_and_the_next_batch_works()
    {
        var fails = true;
        using var store = TemporaryStore.OnSqlite(new StorageHooks
        {
            Committing = database =>
            {
                if (fails) database("ROLLBACK");
            },
        });
        await Should.ThrowAsync<CommitOutcomeUnknownException>(async () => await store.Pipeline.TryCommitAsync([Email(1)]));

        fails = false;

        (await store.Pipeline.TryCommitAsync([Email(1)])).ShouldBeNull();
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_written_and_the_callers_are_told_so()
    {
        var limit = 0L;
        using var store = TemporaryStore.OnSqlite(new StorageHooks
        {
            BatchTaken = database =>
            {
                if (Volatile.Read(ref limit) is not 0 and var pages) database($"PRAGMA max_page_count = {pages}");
            },
        });
        var big = new SecretRow("big", new byte[4 * 1024 * 1024]) { Version = 1 };
        (await store.Pipeline.TryCommitAsync([Email(1)])).ShouldBeNull();
        Volatile.Write(ref limit, 1); // SQLite takes the current size when it is larger.

        await Should.ThrowAsync<StoreUnavailableException>(async () => await store.Pipeline.TryCommitAsync([big]));
        Volatile.Write(ref limit, 1_000_000);

        (await store.Pipeline.TryCommitAsync([big])).ShouldBeNull();
        (await store.Pipeline.ReadAsync(new EmailOf(Email(1).NormalizedEmail))).Count.ShouldBe(1);
    }
}
