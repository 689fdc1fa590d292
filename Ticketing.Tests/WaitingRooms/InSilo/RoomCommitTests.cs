using Orleans;
using Shouldly;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Tokens;
using Ticketing.Tests.Simulation;
using Xunit;

namespace Ticketing.Tests.WaitingRooms.InSilo;

[Trait("Suite", "Grains")]
public sealed class RoomCommitTests : RoomTest
{
    [Fact]
    public async Task Ten_thousand_people_who_enter_at_once_take_a_dozen_commits()
    {
        const int People = 10_000;
        // The turn of the last call opens the disk. By then all other calls have been decided.
        await using var silo = await RoomSilo.StartAsync(Disk, Time, new AtCall(nameof(IWaitingRoomGrain.Enter), People, Disk.Release));
        await silo.Room.Head();
        var before = Disk.Commits.Count;
        Disk.HoldCommits();
        var answers = RoomSilo.EnterAll(silo.Room, People).Select(async answer =>
        {
            var ticket = (await answer).Value!.Ticket;
            return (ticket.Index, ticket.User);
        });
        var places = await Task.WhenAll(answers);

        places.Select(place => place.Index).Order().ShouldBe(Enumerable.Range(0, People));
        Disk.Rows<WaiterRow>().Select(row => (row.Index, row.User)).ShouldBe(places, ignoreOrder: true);
        var commits = Disk.Commits.Skip(before).ToList();
        commits.Count.ShouldBeInRange(11, 13);
        commits.Max().ShouldBe(IRowStore.MaxWrites);
    }

    [Fact]
    public async Task No_answer_comes_before_its_commit()
    {
        var early = 0;
        var entering = RoomSilo.EnterAll(Room, 500).Select(async answer =>
        {
            var ticket = (await answer).Value!.Ticket;
            if (!Disk.Rows<WaiterRow>().Any(row => row.User == ticket.User && row.Index == ticket.Index)) Interlocked.Increment(ref early);
        });
        await Task.WhenAll(entering);
        early.ShouldBe(0);
    }

    [Fact]
    public async Task The_answer_to_a_second_tab_waits_for_the_commit_of_the_first()
    {
        await Room.Head();
        Disk.HoldCommits();
        var first = Room.Enter(RoomWorld.User(0));
        await Disk.Reached;
        var second = Room.Enter(RoomWorld.User(0));
        var head = Room.Head();
        // This call waits for no commit and comes after the others. When it is answered, the others have been decided.
        await Room.CheckEditor(RoomWorld.User(0), isAdmin: true);
        (first.IsCompleted, second.IsCompleted, head.IsCompleted).ShouldBe((false, false, false));

        Disk.Release();
        (await second).Value!.Ticket.ShouldBe((await first).Value!.Ticket);
        (await head).Value!.Waiting.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failed_commit_fails_everybody_who_rests_on_it_and_the_room_goes_on_from_the_disk(bool written)
    {
        await Silo.EnterAsync(0);
        Disk.Fault = _ => written ? CommitFault.WrittenAnswerLost : CommitFault.NotWritten;
        Disk.HoldCommits();
        var entering = RoomSilo.EnterAll(Room, 10)[1..];
        await Disk.Reached;
        Disk.Release();
        foreach (var lost in entering)
        {
            if (written) await Should.ThrowAsync<CommitOutcomeUnknownException>(lost);
            else await Should.ThrowAsync<StoreUnavailableException>(lost);
        }

        Disk.Fault = _ => CommitFault.None;
        var again = await Task.WhenAll(RoomSilo.EnterAll(Room, 10));
        again.Select(place => place.Value!.Ticket.Index).ShouldBeUnique();
        again[0].Value!.Ticket.Index.ShouldBe(0);
        Disk.Rows<WaiterRow>().Select(row => row.Index).Order().ShouldBe(Enumerable.Range(0, 10));
    }

    [Fact]
    public async Task Two_activations_of_one_room_never_give_out_one_number_twice()
    {
        var (olds, news) = await EnterTwoActivationsAsync();
        olds.ShouldBeNull();
        (await Silo.EnterAsync(1)).Index.ShouldBe(news.Index + 1);
    }

    [Fact]
    public async Task Without_the_rooms_row_in_every_commit_they_would()
    {
        Disk.Drops = write => write.Row is RoomRow;
        var (olds, news) = await EnterTwoActivationsAsync();
        olds!.Value.Index.ShouldBe(news.Index);
    }

    // Both activations read the room before either gives out the next number. The one that read last has taken the room over.
    private async Task<(QueueTicket? Olds, QueueTicket News)> EnterTwoActivationsAsync()
    {
        await using var other = await RoomSilo.StartAsync(Disk, Time);
        await Silo.EnterAsync(0);
        await other.Room.Head();
        var news = await other.EnterAsync(2);
        try
        {
            return (await Silo.EnterAsync(1), news);
        }
        catch (Orleans.Storage.InconsistentStateException)
        {
            return (null, news);
        }
    }

    private sealed class AtCall(string method, int number, Action act) : IIncomingGrainCallFilter
    {
        private int _seen;

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.MethodName == method && Interlocked.Increment(ref _seen) == number) act();
            return context.Invoke();
        }
    }
}
