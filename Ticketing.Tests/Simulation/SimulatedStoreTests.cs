using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Simulation;

[Trait("Suite", "Simulation")]
public sealed class SimulatedStoreContractTests : RowStoreContract
{
    protected override IRowStore Store { get; } = new SimulatedStore();
}

[Trait("Suite", "Simulation")]
public sealed class SimulatedStoreQueryTests : RowQueryContract
{
    protected override IRowStore Store { get; } = new SimulatedStore();
}

[Trait("Suite", "Simulation")]
public sealed class SimulatedStoreTests
{
    private static readonly EmailRow Email = new("a@example.kr", new Guid(1, 0, 0, new byte[8])) { Version = 1 };
    private readonly SimulatedStore _store = new();

    [Fact]
    public async Task A_fault_before_the_write_leaves_nothing()
    {
        _store.Fault = _ => CommitFault.NotWritten;

        await Should.ThrowAsync<StoreUnavailableException>(async () => await _store.TryCommitAsync([Email]));

        _store.Rows<EmailRow>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_row()
    {
        _store.Fault = _ => CommitFault.WrittenAnswerLost;

        await Should.ThrowAsync<CommitOutcomeUnknownException>(async () => await _store.TryCommitAsync([Email]));

        _store.Rows<EmailRow>().ShouldBe([Email]);
    }

    [Fact]
    public void A_commit_in_flight_is_written_only_when_its_delay_ends()
    {
        var disk = new TaskCompletionSource();
        _store.Delay = step => step == StoreStep.BeforeCommit ? disk.Task : Task.CompletedTask;

        var commit = _store.TryCommitAsync([Email]).AsTask();
        _store.Rows<EmailRow>().ShouldBeEmpty();
        disk.SetResult();

        commit.IsCompletedSuccessfully.ShouldBeTrue();
        _store.Rows<EmailRow>().ShouldBe([Email]);
    }

    [Fact]
    public void A_commit_whose_answer_is_under_way_is_written()
    {
        _store.Delay = step => step == StoreStep.BeforeCommitAnswer ? new TaskCompletionSource().Task : Task.CompletedTask;

        var commit = _store.TryCommitAsync([Email]).AsTask();

        commit.IsCompleted.ShouldBeFalse();
        _store.Rows<EmailRow>().ShouldBe([Email]);
    }

    [Fact]
    public async Task A_read_can_fail()
    {
        _store.ReadFails = () => true;

        await Should.ThrowAsync<StoreUnavailableException>(async () => await _store.ReadAsync(new EmailOf(Email.NormalizedEmail)));
    }

    [Fact]
    public async Task Written_sees_commits_but_no_conflicts()
    {
        var seen = new List<IReadOnlyList<RowWrite>>();
        _store.Written = seen.Add;

        await _store.TryCommitAsync([Email]);
        await _store.TryCommitAsync([Email]);

        seen.Count.ShouldBe(1);
    }
}
