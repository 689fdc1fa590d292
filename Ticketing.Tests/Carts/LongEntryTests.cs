using Shouldly;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Tokens;
using Ticketing.Tests.Sales;
using Ticketing.Tests.WaitingRooms;
using Xunit;

namespace Ticketing.Tests.Carts;

/// <summary>An entry lasts as long as the hold that it gave: whoever holds can order and pay, and the slot is not given away before.</summary>
[Trait("Suite", "Grains")]
public sealed class LongEntryTests : SaleTest
{
    private static readonly TimeSpan s_beyond = new WaitingRoomLimits().HoldBeyondEntry;

    private IWaitingRoomGrain Room => Silo.Grains.GetGrain<IWaitingRoomGrain>(SmallHall.Performance);

    internal override PerformanceRow Settings(PerformanceRow row) => row with { HasWaitingRoom = true };

    [Fact]
    public async Task Whoever_holds_when_the_entry_is_over_can_extend_order_and_pay_but_hold_nothing_more()
    {
        var buyer = await AdmittedAsync();
        Time.Advance(TimeSpan.FromSeconds(50));
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        hold.ExpiresAt.ShouldBe(Now + SmallHall.HoldTtl);
        Time.Advance(TimeSpan.FromMinutes(4));

        (await buyer.HoldAsync("A-1-2")).ShouldBeRefused(RefusalCode.EntryInvalid);
        (await buyer.ExtendAsync(hold)).Value().ExpiresAt.ShouldBe(hold.ExpiresAt + SmallHall.HoldTtl);
        Time.Advance(TimeSpan.FromMinutes(5));
        var order = (await buyer.OrderAsync(hold)).Value();
        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order))).Value();
        Tickets.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_slot_is_kept_as_long_as_the_hold_and_is_free_when_the_buyer_has_paid()
    {
        var buyer = await AdmittedAsync();
        await Room.Enter(RoomWorld.User(9));
        Time.Advance(TimeSpan.FromSeconds(50));
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        await StandsAtAsync(1);
        PlaceOf(buyer).ShouldSatisfyAllConditions(
            place => place.EnteredUntil.ShouldBe(hold.ExpiresAt), place => place.Prolonged.ShouldBe(hold.ExpiresAt - buyer.Entry!.Value.ExpiresAt));
        await Silo.ForgetEverythingAsync();

        Time.Advance(TimeSpan.FromMinutes(2));
        await Room.Enter(RoomWorld.User(9));
        await StandsAtAsync(1);
        Time.Advance(TimeSpan.FromSeconds(1));
        var order = (await buyer.OrderAsync(hold)).Value();
        (await buyer.ConfirmAsync(order, await buyer.PayAsync(order))).Value();
        await StandsAtAsync(2);
    }

    [Fact]
    public async Task The_slot_is_free_when_the_hold_ends()
    {
        var buyer = await AdmittedAsync();
        Time.Advance(TimeSpan.FromSeconds(50));
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        await StandsAtAsync(1);
        Time.Advance(hold.ExpiresAt - Now - TimeSpan.FromSeconds(2));
        await Room.Enter(RoomWorld.User(9));
        await StandsAtAsync(1);
        Time.Advance(TimeSpan.FromSeconds(2));
        await StandsAtAsync(2);
    }

    [Fact]
    public async Task An_extension_needs_the_entry()
    {
        var buyer = await AdmittedAsync();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        var entry = buyer.Entry!.Value;

        buyer.Entry = null;
        (await buyer.ExtendAsync(hold)).ShouldBeRefused(RefusalCode.EntryRequired);
        buyer.Entry = entry with { ExpiresAt = Now - s_beyond };
        (await buyer.ExtendAsync(hold)).ShouldBeRefused(RefusalCode.EntryInvalid);
        buyer.Entry = entry;
        await buyer.EndEntryAsync(entry.Admission);
        (await buyer.ExtendAsync(hold)).ShouldBeRefused(RefusalCode.EntryInvalid);
    }

    [Fact]
    public async Task A_repeated_extension_gets_its_answer_also_when_the_entry_is_over()
    {
        var buyer = await AdmittedAsync();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        var extended = (await buyer.Cart.Extend(hold.HoldId, Buyer.Key("extend"), buyer.Entry)).Value();
        Time.Advance(2 * SmallHall.HoldTtl);
        (await buyer.Cart.Extend(hold.HoldId, Buyer.Key("extend"), buyer.Entry)).Value().ExpiresAt.ShouldBe(extended.ExpiresAt);
    }

    [Fact]
    public void A_hold_ends_no_later_than_its_entry_allows()
    {
        var info = SmallHall.Info(Now) with { Row = SmallHall.Row(Now) with { HasWaitingRoom = true } };
        var entry = new EntryToken(SmallHall.Performance, Guid.Empty, 1, Now);
        CartRules.EndOf(Now + s_beyond, entry, info, s_beyond).ShouldBe(Now + s_beyond);
        CartRules.EndOf(Now + s_beyond + TimeSpan.FromTicks(1), entry, info, s_beyond).ShouldBe(Now + s_beyond);
        CartRules.EndOf(Now + TimeSpan.FromHours(9), null, info, s_beyond).ShouldBe(Now + TimeSpan.FromHours(9));
        CartRules.EndOf(Now + TimeSpan.FromHours(9), entry, SmallHall.Info(Now), s_beyond).ShouldBe(Now + TimeSpan.FromHours(9));
    }

    [Fact]
    public async Task An_extension_that_the_entry_cuts_short_to_nothing_is_refused()
    {
        var buyer = await AdmittedAsync();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        buyer.Entry = buyer.Entry!.Value with { ExpiresAt = hold.ExpiresAt - s_beyond };
        (await buyer.ExtendAsync(hold)).ShouldBeRefused(RefusalCode.EntryInvalid).Detail.ShouldContain("no longer");
    }

    // In a room for one person at a time, whose entries last a minute.
    private async Task<Buyer> AdmittedAsync()
    {
        (await Room.Configure(RoomWorld.Settings(cap: 1) with { OpensAt = Now.AddMinutes(-1), Session = WaitingRoomSettings.MinSession }, null)).Value();
        var buyer = NewBuyer();
        var ticket = (await Room.Enter(buyer.User)).Value().Ticket;
        Time.Advance(TimeSpan.FromSeconds(1));
        await Room.Head();
        buyer.Entry = (await Room.Admit(ticket)).Value().Entry;
        return buyer;
    }

    // What the cart and the order tell the room is one way, and may come a moment later.
    private async Task StandsAtAsync(int head)
    {
        for (var tries = 0; tries < 1_000 && (await Room.Head()).Value().Head < head; tries++)
        {
        }

        (await Room.Head()).Value().Head.ShouldBe(head);
    }

    private WaiterRow PlaceOf(Buyer buyer) => Store.Rows<WaiterRow>().Single(row => row.User == buyer.User);
}
