using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage;
using Xunit;
using static Ticketing.Tests.Storage.SampleEmails;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
[Trait("Store", "any")]
public sealed class CommitPipelineTests
{
    [Fact]
    public async Task Commits_that_wait_share_one_transaction_and_a_conflict_fails_its_caller_alone()
    {
        using var gate = new WriterGate();
        using var store = new TemporaryStore(gate.Hooks);
        var first = store.Pipeline.TryCommitAsync([Email(0)]).AsTask();
        gate.WaitUntilReached();
        var waiting = Enumerable.Range(0, 1_000).Select(n => store.Pipeline.TryCommitAsync([Email(n)]).AsTask()).ToList();
        var several = store.Pipeline.TryCommitAsync([Email(2_000), Email(5), Email(2_001)]).AsTask();
        var good = store.Pipeline.TryCommitAsync([Email(3_000), Email(3_001)]).AsTask();
        store.Pipeline.QueuedWrites.ShouldBe(1_005);

        gate.Open();

        (await first).ShouldBeNull();
        var conflicts = await Task.WhenAll(waiting);
        conflicts[0].ShouldBe(Email(0));
        conflicts.Skip(1).ShouldAllBe(conflict => conflict == null);
        (await several).ShouldBe(Email(5));
        (await good).ShouldBeNull();
        store.Pipeline.Batches.ShouldBe(2);
        (await store.Pipeline.ReadAsync(new EmailOf(Email(2_000).NormalizedEmail))).ShouldBeEmpty();
        (await store.Pipeline.ReadAsync(new EmailOf(Email(3_001).NormalizedEmail))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_ends_at_its_limit()
    {
        using var gate = new WriterGate();
        using var store = new TemporaryStore(gate.Hooks, options => options.MaxBatchWrites = 10);
        var commits = new List<Task<Row?>> { store.Pipeline.TryCommitAsync([Email(0)]).AsTask() };
        gate.WaitUntilReached();
        commits.AddRange(Enumerable.Range(1, 95).Select(n => store.Pipeline.TryCommitAsync([Email(n)]).AsTask()));

        gate.Open();
        await Task.WhenAll(commits);

        store.Pipeline.Batches.ShouldBe(1 + 10);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_recovers()
    {
        using var gate = new WriterGate();
        using var store = new TemporaryStore(gate.Hooks, options => options.MaxQueuedWrites = IRowStore.MaxWrites);
        var first = store.Pipeline.TryCommitAsync([Email(0)]).AsTask();
        gate.WaitUntilReached();
        var waiting = Enumerable.Range(1, IRowStore.MaxWrites).Select(n => store.Pipeline.TryCommitAsync([Email(n)]).AsTask()).ToList();

        var refused = store.Pipeline.TryCommitAsync([Email(9_999)]).AsTask();

        refused.IsFaulted.ShouldBeTrue();
        refused.Exception!.InnerException.ShouldBeOfType<StoreUnavailableException>();
        gate.Open();
        await Task.WhenAll(waiting.Append(first));
        (await store.Pipeline.TryCommitAsync([Email(9_999)])).ShouldBeNull();
    }

    [Fact]
    public async Task A_row_that_cannot_be_stored_fails_its_caller_alone()
    {
        using var gate = new WriterGate();
        using var store = new TemporaryStore(gate.Hooks);
        var first = store.Pipeline.TryCommitAsync([Email(0)]).AsTask();
        gate.WaitUntilReached();
        var half = store.Pipeline.TryCommitAsync([Email(1), new EmailRow("half a pair \ud83d", Guid.Empty) { Version = 1 }]).AsTask();
        var nothing = store.Pipeline.TryCommitAsync([new EmailRow("x", Guid.Empty) { Version = 1 }, NoHash()]).AsTask();
        var good = store.Pipeline.TryCommitAsync([Email(2)]).AsTask();

        gate.Open();

        await Should.ThrowAsync<InvalidOperationException>(half);
        await Should.ThrowAsync<InvalidOperationException>(nothing);
        (await first).ShouldBeNull();
        (await good).ShouldBeNull();
        (await store.Pipeline.ReadAsync(new EmailOf(Email(1).NormalizedEmail))).ShouldBeEmpty();
        (await store.Pipeline.ReadAsync(new EmailOf("x"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_queued_at_closing_is_written_and_later_calls_are_refused()
    {
        using var store = new TemporaryStore();
        var pipeline = store.Pipeline;
        var commits = Enumerable.Range(0, 5_000).Select(n => pipeline.TryCommitAsync([Email(n)]).AsTask()).ToList();

        store.Close();

        (await Task.WhenAll(commits)).ShouldAllBe(conflict => conflict == null);
        await Should.ThrowAsync<StoreUnavailableException>(async () => await pipeline.TryCommitAsync([Email(1)]));
        await Should.ThrowAsync<StoreUnavailableException>(async () => await pipeline.ReadAsync(new EmailOf("x")));
        (await store.Reopen().ReadAsync(new EmailOf(Email(4_999).NormalizedEmail))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_updates_of_one_version_exactly_one_wins()
    {
        (await UpdateTwice(new StorageHooks())).ShouldBe((Winners: 1, Name: "first"));
    }

    [Fact]
    public async Task Without_the_version_in_the_statement_an_update_is_lost()
    {
        (await UpdateTwice(new StorageHooks { IgnoreVersions = true })).ShouldBe((Winners: 2, Name: "second"));
    }

    private static async Task<(int Winners, string Name)> UpdateTwice(StorageHooks hooks)
    {
        using var store = new TemporaryStore(hooks);
        var account = new AccountRow(Guid.Empty, "e", "nobody", "hash", Role.User, DateTimeOffset.UnixEpoch, null) { Version = 1 };
        await store.Pipeline.TryCommitAsync([account]);

        var answers = await Task.WhenAll(
            store.Pipeline.TryCommitAsync([account with { Name = "first", Version = 2 }]).AsTask(),
            store.Pipeline.TryCommitAsync([account with { Name = "second", Version = 2 }]).AsTask());

        var stored = (await store.Pipeline.ReadAsync(new AccountOf(Guid.Empty))).Single();
        return (answers.Count(conflict => conflict is null), stored.Name);
    }

    private static AccountRow NoHash() => new(Guid.Empty, "e", "n", null!, Role.User, DateTimeOffset.UnixEpoch, null) { Version = 1 };
}
