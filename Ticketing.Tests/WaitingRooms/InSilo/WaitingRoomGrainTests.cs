using Orleans;
using Orleans.Streams;
using Shouldly;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.WaitingRooms.InSilo;

[Trait("Suite", "Grains")]
public sealed class WaitingRoomGrainTests : RoomTest
{
    // Most steps of the clock to wait for a stream's item; the stream's agent polls about every 100 steps.
    private const int Patience = 100_000;

    [Fact]
    public async Task A_restart_keeps_every_place_and_every_entry()
    {
        var before = await EnterAsync(20);
        await CallAsync();
        var entry = (await Room.Admit(before[0])).Value!.Entry;

        await RestartAsync();
        (await EnterAsync(20)).ShouldBe(before);
        (await Room.Admit(before[0])).Value!.Entry.ShouldBe(entry);
        (await CallAsync()).Head.ShouldBe(2);
    }

    [Fact]
    public async Task A_room_of_several_pages_is_read_back_whole()
    {
        await EnterAsync(10_500);
        await RestartAsync();
        (await Silo.EnterAsync(10_499)).Index.ShouldBe(10_499);
        (await Silo.EnterAsync(10_500)).Index.ShouldBe(10_500);
        (await Room.Head()).Value!.Waiting.ShouldBe(10_501);
    }

    [Fact]
    public async Task Two_tabs_share_one_place_and_one_entry()
    {
        var ticket = await Silo.EnterAsync(0);
        (await Silo.EnterAsync(0)).ShouldBe(ticket);
        await CallAsync();
        var tabs = await Task.WhenAll(Room.Admit(ticket), Room.Admit(ticket));
        tabs[0].Value.ShouldBe(tabs[1].Value);
        (await EnterAsync(2)).Length.ShouldBe(2);
        (await CallAsync()).Head.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_is_let_in_before_the_call()
    {
        var tickets = await EnterAsync(3);
        await CallAsync();
        var early = (await Room.Admit(tickets[2])).Refusal!;
        early.Code.ShouldBe(RefusalCode.NotYourTurn);
        early.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_leaves_blocks_nobody()
    {
        var tickets = await EnterAsync(10);
        foreach (var ticket in tickets[..8]) (await Room.Leave(ticket)).Ok.ShouldBeTrue();
        await CallAsync();
        (await Room.Admit(tickets[8])).Ok.ShouldBeTrue();
        (await Room.Admit(tickets[9])).Ok.ShouldBeTrue();
        (await Room.Admit(tickets[0])).Refusal!.Code.ShouldBe(RefusalCode.PlaceEnded);
    }

    [Fact]
    public async Task A_purchase_frees_the_slot_at_once()
    {
        var tickets = await EnterAsync(3);
        await CallAsync();
        await Room.Admit(tickets[0]);
        await Room.Finish(tickets[0].User, Time.GetUtcNow());
        await CallAsync(0.1);
        (await Room.Admit(tickets[2])).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_pays_after_the_session_and_waits_again_keeps_the_new_place()
    {
        var first = await Silo.EnterAsync(0);
        await CallAsync();
        await Room.Admit(first);
        Time.Advance(WaitingRoomSettings.DefaultSession);
        var second = await Silo.EnterAsync(0);
        await Room.Finish(first.User, Time.GetUtcNow());
        (await Silo.EnterAsync(0)).ShouldBe(second);
    }

    [Fact]
    public async Task A_purchase_that_is_settled_late_leaves_the_entry_its_owner_has_by_then()
    {
        var first = await Silo.EnterAsync(0);
        await CallAsync();
        await Room.Admit(first);
        var orderedAt = Time.GetUtcNow();
        await Room.Leave(first);
        var second = await Silo.EnterAsync(0);
        await CallAsync();
        var entry = (await Room.Admit(second)).Value!.Entry;

        await Room.Finish(first.User, orderedAt);

        (await Room.Admit(second)).Value!.Entry.ShouldBe(entry);
    }

    [Fact]
    public async Task An_old_ticket_neither_enters_nor_ends_the_new_place()
    {
        var old = await Silo.EnterAsync(0);
        await Room.Leave(old);
        var current = await Silo.EnterAsync(0);
        await CallAsync();
        (await Room.Admit(old)).Refusal!.Code.ShouldBe(RefusalCode.PlaceEnded);
        (await Room.Admit(current with { Generation = 2 })).Refusal!.Code.ShouldBe(RefusalCode.PlaceEnded);
        (await Room.Leave(old)).Ok.ShouldBeTrue();
        (await Room.Admit(current)).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Settings_work_at_once_and_an_edit_of_old_ones_is_refused()
    {
        await EnterAsync(10);
        (await CallAsync()).Head.ShouldBe(2);
        var seen = (await Room.Settings()).Value!;
        var wider = (await Room.Configure(seen.Settings with { Cap = 5 }, seen.Version)).Value!;
        (await CallAsync()).Head.ShouldBe(5);

        (await Room.Configure(seen.Settings with { Cap = 9 }, seen.Version)).Refusal!.Code.ShouldBe(RefusalCode.VersionMismatch);
        (await Room.Configure(wider.Settings with { Cap = 10, Paused = true }, wider.Version)).Ok.ShouldBeTrue();
        (await CallAsync()).ShouldSatisfyAllConditions(head => head.Head.ShouldBe(5), head => head.Phase.ShouldBe(RoomPhase.Paused));
        (await Room.Configure(wider.Settings with { Cap = 0 }, null)).Refusal!.Code.ShouldBe(RefusalCode.InvalidInput);
        (await Room.Configure(wider.Settings with { OpensAt = RoomWorld.Opening.AddHours(1) }, null)).Refusal!.Code.ShouldBe(RefusalCode.InvalidInput);

        await RestartAsync();
        (await Room.Settings()).Value!.Settings.ShouldBe(wider.Settings with { Cap = 10, Paused = true });
    }

    [Fact]
    public async Task A_closed_room_takes_and_calls_nobody()
    {
        var tickets = await EnterAsync(3);
        await CallAsync();
        (await Room.Close()).Ok.ShouldBeTrue();
        (await Room.Enter(RoomWorld.User(9))).Refusal!.Code.ShouldBe(RefusalCode.NotOnSale);
        (await Room.Admit(tickets[0])).Ok.ShouldBeTrue();
        await Room.Leave(tickets[0]);
        (await CallAsync()).ShouldSatisfyAllConditions(head => head.Head.ShouldBe(2), head => head.Phase.ShouldBe(RoomPhase.Closed));
    }

    [Fact]
    public async Task Where_there_is_no_room_everything_is_not_found_until_it_is_made()
    {
        var room = Silo.Client.GetGrain<IWaitingRoomGrain>("다른-공연");
        var ticket = new QueueTicket("다른-공연", RoomWorld.User(0), 0, false, 1);
        Refusal?[] refusals =
        [
            (await room.Enter(RoomWorld.User(0))).Refusal, (await room.Admit(ticket)).Refusal, (await room.Leave(ticket)).Refusal,
            (await room.Head()).Refusal, (await room.Settings()).Refusal, (await room.Close()).Refusal,
        ];
        refusals.ShouldAllBe(refusal => refusal!.Code == RefusalCode.NotFound);
        (await room.Configure(RoomWorld.Settings(), expectedVersion: 1)).Refusal!.Code.ShouldBe(RefusalCode.VersionMismatch);
        (await room.Configure(RoomWorld.Settings(cap: 0), null)).Refusal!.Code.ShouldBe(RefusalCode.InvalidInput);
        (await room.Configure(RoomWorld.Settings(), null)).Ok.ShouldBeTrue();
        (await room.Enter(RoomWorld.User(0))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task The_room_calls_by_itself_and_says_so_when_it_is_on_disk()
    {
        await EnterAsync(3);
        var news = new TaskCompletionSource<(RoomHead Head, int OnDisk)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var stream = Silo.Client.GetStreamProvider(LiveProvider.Name).GetStream<RoomHead>(LiveRoom.StreamOf(RoomWorld.Performance));
        await stream.SubscribeAsync((head, _) =>
        {
            if (head.Head > 0) news.TrySetResult((head, Disk.Rows<RoomRow>().Single().Head));
            return Task.CompletedTask;
        });
        Time.Advance(TimeSpan.FromSeconds(1));

        // The stream delivers by the clock, so the clock is moved in small steps while the silo works.
        for (var step = 0; step < Patience && !news.Task.IsCompleted; step++) await CallAsync(0.001);
        news.Task.IsCompleted.ShouldBeTrue();
        var (called, onDisk) = await news.Task;
        (called.Head, called.Waiting).ShouldBe((2, 1));

        // The news may be late, so the room may have called more people since.
        onDisk.ShouldBeGreaterThanOrEqualTo(called.Head);
    }

    private async Task<QueueTicket[]> EnterAsync(int count) =>
        [.. (await Task.WhenAll(RoomSilo.EnterAll(Room, count))).Select(place => place.Value!.Ticket)];
}
