using Shouldly;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Calls;
using Ticketing.Grains.WaitingRooms.Journal;
using Xunit;

namespace Ticketing.Tests.WaitingRooms.InSilo;

/// <summary>The room calls those whom its nodes have heard.</summary>
[Trait("Suite", "Grains")]
public sealed class SilentPeopleTests : RoomTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ConfigureAsync(RoomWorld.Settings(cap: 1));
    }

    [Fact]
    public async Task Who_is_silent_is_passed_over_and_comes_in_before_anybody_new()
    {
        var tickets = (await Task.WhenAll(RoomSilo.EnterAll(Room, 4))).Select(place => place.Value!.Ticket).ToList();
        await CallAsync();
        (await Room.Admit(tickets[0])).Ok.ShouldBeTrue();
        var rows = Disk.Rows<WaiterRow>().ToList();

        await HeardAfterAsync(SilenceWatch.Longest + TimeSpan.FromSeconds(1), 2, 3);
        await Room.Leave(tickets[0]);
        (await CallAsync(0.1)).Head.ShouldBe(3);
        (await Room.Admit(tickets[1])).Refusal!.Code.ShouldBe(RefusalCode.NotYourTurn);
        (await Room.Admit(tickets[2])).Ok.ShouldBeTrue();

        await Room.Leave(tickets[2]);
        (await Room.Admit(tickets[3])).Refusal!.Code.ShouldBe(RefusalCode.NotYourTurn);
        await CallAsync();
        (await Room.Admit(tickets[1])).Ok.ShouldBeTrue();
        Disk.Rows<WaiterRow>().Single(row => row.Index == 1).Index.ShouldBe(rows.Single(row => row.User == tickets[1].User).Index);
    }

    [Fact]
    public async Task A_restart_counts_everybody_as_heard()
    {
        var tickets = (await Task.WhenAll(RoomSilo.EnterAll(Room, 2))).Select(place => place.Value!.Ticket).ToList();
        await CallAsync();
        (await Room.Admit(tickets[0])).Ok.ShouldBeTrue();
        await HeardAfterAsync(SilenceWatch.Longest + TimeSpan.FromSeconds(1));
        await RestartAsync();
        await CallAsync();
        await Room.Leave(tickets[0]);
        await CallAsync();
        (await Room.Admit(tickets[1])).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_report_writes_nothing()
    {
        await Task.WhenAll(RoomSilo.EnterAll(Room, 3));
        await CallAsync();
        var version = Disk.Rows<RoomRow>().Single().Version;
        await HeardAfterAsync(TimeSpan.Zero, 1, 2);
        Disk.Rows<RoomRow>().Single().Version.ShouldBe(version);
    }

    // The report is one way; the head is asked for after it, and so answered after it.
    private async Task HeardAfterAsync(TimeSpan time, params int[] places)
    {
        await Room.Head();
        Time.Advance(time);
        await Room.Heard(new HeardPlaces(1, 0, [places.Aggregate(0UL, (bits, place) => bits | (1UL << place))]));
        await Room.Head();
    }
}
