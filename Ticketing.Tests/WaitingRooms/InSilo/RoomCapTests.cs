using Shouldly;
using Ticketing.Grains.WaitingRooms.Journal;
using Xunit;

namespace Ticketing.Tests.WaitingRooms.InSilo;

/// <summary>Everybody asks to be let in at the same moment, each from two browser tabs, while the disk is slow.</summary>
[Trait("Suite", "Grains")]
public sealed class RoomCapTests : RoomTest
{
    private const int People = 200;
    private const int Cap = 7;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ConfigureAsync(RoomWorld.Settings(cap: Cap));
    }

    [Fact]
    public async Task No_more_than_the_cap_get_in()
    {
        var tickets = (await Task.WhenAll(RoomSilo.EnterAll(Room, People))).ToDictionary(place => place.Value!.Ticket.User, place => place.Value!.Ticket);
        await CallAsync();
        (await LetInAsync(async user => (await Room.Admit(tickets[user])).Ok)).ShouldBe(Cap);
    }

    [Fact]
    public async Task A_door_that_counts_only_when_the_disk_has_answered_lets_in_more()
    {
        var inside = 0;
        var crowd = await LetInAsync(async user =>
        {
            if (inside >= Cap) return false;
            await Disk.TryCommitAsync([new WaiterRow(RoomWorld.Performance, user, 1, 0, WaiterRowState.Entered, null) { Version = 1 }]);
            inside++;
            return true;
        });
        crowd.ShouldBe(People);
    }

    [Fact]
    public async Task It_holds_while_people_come_and_go()
    {
        var tickets = (await Task.WhenAll(RoomSilo.EnterAll(Room, People))).Select(place => place.Value!.Ticket).ToList();
        var (inside, most, waiting) = (0, 0, People);
        var gate = new Lock();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await Task.WhenAll(tickets.Select(async ticket =>
        {
            while (!(await Room.Admit(ticket)).Ok)
            {
                patience.Token.ThrowIfCancellationRequested();
                await CallAsync(0.001);
            }

            lock (gate) most = Math.Max(most, ++inside);
            await Room.Head();
            lock (gate) inside--;
            await Room.Leave(ticket);
            Interlocked.Decrement(ref waiting);
        }));
        most.ShouldBeInRange(1, Cap);
        waiting.ShouldBe(0);
    }

    private async Task<int> LetInAsync(Func<Guid, Task<bool>> ask)
    {
        Disk.HoldCommits();
        var asking = Enumerable.Range(0, People).Select(RoomWorld.User).SelectMany(user => new[] { (User: user, Asked: ask(user)), (User: user, Asked: ask(user)) }).ToList();
        await Disk.Reached;
        Disk.Release();
        var answers = await Task.WhenAll(asking.Select(async tab => (tab.User, LetIn: await tab.Asked)));
        return answers.Where(answer => answer.LetIn).Select(answer => answer.User).Distinct().Count();
    }
}
