using Shouldly;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Journal;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Unit")]
public sealed class RoomJournalTests
{
    private readonly List<RowWrite[]> _commits = [];
    private TaskCompletionSource _disk = new();

    [Fact]
    public void What_is_decided_while_a_commit_is_in_flight_goes_with_the_next()
    {
        var journal = NewJournal();
        var first = journal.Add(Entered(0));
        var others = Enumerable.Range(1, 10_000).Select(user => journal.Add(Entered(user))).ToList();
        _commits.ShouldHaveSingleItem().Length.ShouldBe(2);

        for (var pages = 0; pages < 12; pages++)
            CompleteCommit();
        first.IsCompletedSuccessfully.ShouldBeTrue();
        others.ShouldAllBe(answer => answer.IsCompletedSuccessfully);
        _commits.Count.ShouldBe(12);
        _commits.ShouldAllBe(rows => rows.Length <= IRowStore.MaxWrites);
        _commits.SelectMany(rows => rows).Select(write => write.Row).OfType<WaiterRow>().Select(row => row.Index).ShouldBe(Enumerable.Range(0, 10_001));
    }

    [Fact]
    public void Nothing_is_answered_before_its_own_commit()
    {
        var journal = NewJournal();
        var first = journal.Add(Entered(0));
        var second = journal.Add(Entered(1));
        CompleteCommit();
        (first.IsCompleted, second.IsCompleted).ShouldBe((true, false));
        CompleteCommit();
        second.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void An_answer_that_changed_nothing_waits_for_what_it_rests_on()
    {
        var journal = NewJournal();
        journal.Add(RoomChanges.None).IsCompleted.ShouldBeTrue();
        _ = journal.Add(Entered(0));
        var repeat = journal.Add(RoomChanges.None);
        repeat.IsCompleted.ShouldBeFalse();
        CompleteCommit();
        repeat.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Two_changes_of_one_person_go_in_their_order_in_two_commits()
    {
        var journal = NewJournal();
        _ = journal.Add(Entered(0));
        _ = journal.Add(Entered(1));
        _ = journal.Add(Entered(1, version: 2));
        _ = journal.Add(Entered(2));
        CompleteCommit();
        CompleteCommit();
        CompleteCommit();
        People().ShouldBe([[(0, 1)], [(1, 1)], [(1, 2), (2, 1)]]);
    }

    [Fact]
    public void Every_commit_carries_the_rooms_row_one_version_on()
    {
        var journal = NewJournal(version: 7);
        _ = journal.Add(Entered(0));
        _ = journal.Add(new RoomChanges(RoomWith(head: 1, version: 8), []));
        _ = journal.Add(new RoomChanges(RoomWith(head: 2, version: 9), []));
        CompleteCommit();
        _ = journal.Add(Entered(1));
        CompleteCommit();
        CompleteCommit();
        _commits.Select(rows => (RoomRow)rows[0].Row).Select(row => (row.Head, row.Version)).ShouldBe([(0, 8), (2, 9), (2, 10)]);
    }

    [Fact]
    public void A_commit_that_failed_fails_all_that_rests_on_it_and_all_that_follows()
    {
        var journal = NewJournal();
        var (first, second) = (journal.Add(Entered(0)), journal.Add(Entered(1)));
        _disk.SetException(new StoreUnavailableException("the disk is gone"));
        var third = journal.Add(Entered(2));
        new[] { first, second, third, journal.Add(RoomChanges.None) }
            .ShouldAllBe(answer => answer.Exception!.InnerException is StoreUnavailableException);
        _commits.ShouldHaveSingleItem();
    }

    private static RoomRow RoomWith(int head, long version) => new RoomWorld(RoomWorld.Settings(), RoomWorld.Opening).Row with { Head = head, Version = version };

    private static RoomChanges Entered(int user, long version = 1) =>
        new(null, [new WaiterRow(RoomWorld.Performance, RoomWorld.User(user), 1, user, WaiterRowState.Waiting, null) { Version = version }]);

    private RoomJournal NewJournal(long version = 1) => new(RoomWith(head: 0, version), rows =>
    {
        _commits.Add(rows);
        return _disk.Task;
    });

    private void CompleteCommit()
    {
        var done = _disk;
        _disk = new TaskCompletionSource();
        done.SetResult();
    }

    private IEnumerable<IEnumerable<(int Index, long Version)>> People() =>
        _commits.Select(rows => rows.Select(write => write.Row).OfType<WaiterRow>().Select(row => (row.Index, row.Version)));
}
