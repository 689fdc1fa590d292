using Shouldly;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms.Tokens;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Carts;

/// <summary>A performance with a waiting room: every hold and every order needs the entry.</summary>
[Trait("Suite", "Grains")]
public sealed class EntryTests : SaleTest
{
    internal override PerformanceRow Settings(PerformanceRow row) => row with { HasWaitingRoom = true };

    [Fact]
    public async Task Without_an_entry_nothing_is_held()
    {
        (await NewBuyer().HoldAsync("A-1-1")).ShouldBeRefused(RefusalCode.EntryRequired);
        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
    }

    [Fact]
    public async Task With_an_entry_seats_are_held_and_ordered()
    {
        var order = await Admitted().OrderSeatsAsync("A-1-1");

        order.Seats.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_order_wants_the_entry_too()
    {
        var buyer = Admitted();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        buyer.Entry = null;
        (await buyer.OrderAsync(hold)).ShouldBeRefused(RefusalCode.EntryRequired);

        buyer.Entry = Admitted().Entry;
        Time.Advance(SmallHall.HoldTtl);
        (await buyer.OrderAsync(hold)).ShouldBeRefused(RefusalCode.EntryInvalid);
    }

    [Fact]
    public async Task An_entry_that_was_given_back_is_good_for_nothing_and_its_holds_are_free()
    {
        var buyer = Admitted();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();

        await buyer.EndEntryAsync(buyer.Entry!.Value.Admission);

        StatusOf("A-1-1").ShouldBe(SeatStatus.Available);
        (await buyer.HoldAsync("A-1-2")).ShouldBeRefused(RefusalCode.EntryInvalid);
        (await buyer.OrderAsync(hold)).ShouldBeRefused(RefusalCode.EntryInvalid);
    }

    [Fact]
    public async Task A_later_admission_is_good_although_an_earlier_one_ended()
    {
        var buyer = Admitted();
        await buyer.EndEntryAsync(buyer.Entry!.Value.Admission);
        buyer.Entry = buyer.Entry.Value with { Admission = buyer.Entry.Value.Admission + 1 };

        (await buyer.HoldAsync("A-1-1")).Value();
    }

    private Buyer Admitted()
    {
        var buyer = NewBuyer();
        buyer.Entry = new EntryToken(SmallHall.Performance, buyer.User, 7, Now.AddMinutes(3));
        return buyer;
    }
}
