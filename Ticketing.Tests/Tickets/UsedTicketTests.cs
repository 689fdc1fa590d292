using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Tickets;

/// <summary>The seat decides in one turn whether its ticket is used or goes back: never both.</summary>
[Trait("Suite", "Grains")]
public sealed class UsedTicketTests : SaleTest
{
    private static readonly Actor s_keeper = new(Guid.Empty, Role.Admin);

    [Fact]
    public async Task A_used_ticket_does_not_go_back_even_when_the_refund_had_begun()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1");
        (await ScanAsync("A-1-1")).Result.ShouldBe(CheckInResult.Welcome);

        // As the saga does once it has passed its own look at the tickets' rows.
        (await buyer.Cart.GiveBack(order.OrderId, ["A-1-1"])).ShouldBe(["A-1-1"]);

        StatusOf("A-1-1").ShouldBe(SeatStatus.Sold);
        Tickets.ShouldHaveSingleItem().CheckedInAt.ShouldBe(Now);
    }

    [Fact]
    public async Task Of_several_seats_only_the_unused_ones_go_back()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1", "A-1-2");
        await ScanAsync("A-1-1");

        (await buyer.Cart.GiveBack(order.OrderId, ["A-1-1", "A-1-2"])).ShouldBe(["A-1-1"]);

        StatusOf("A-1-2").ShouldBe(SeatStatus.Available);
    }

    [Fact]
    public async Task A_returned_ticket_never_scans()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1");
        var serial = Tickets.Single().Serial;
        (await buyer.CancelAsync(order)).Value();

        (await Silo.Grains.GetSeat(SmallHall.Performance, "A-1-1").Scan(s_keeper, new ScanTicket(serial))).Value().Result.ShouldBe(CheckInResult.NotValid);
    }

    [Fact]
    public async Task The_same_request_gets_the_same_answer_and_any_other_is_told_of_the_first()
    {
        await NewBuyer().BuyAsync("A-1-1");
        var first = await ScanAsync("A-1-1", "gate 3", "scan-1");
        Time.Advance(TimeSpan.FromMinutes(2));

        (await ScanAsync("A-1-1", "gate 3", "scan-1")).ShouldBe(first);
        (await ScanAsync("A-1-1", "gate 4", "scan-2")).ShouldBe(new CheckIn(CheckInResult.UsedBefore, first.At, "gate 3"));
        (await ScanAsync("A-1-1")).ShouldBe(new CheckIn(CheckInResult.UsedBefore, first.At, "gate 3"));
    }

    [Fact]
    public async Task Scans_without_a_key_are_never_repeats()
    {
        await NewBuyer().BuyAsync("A-1-1");
        await ScanAsync("A-1-1");

        (await ScanAsync("A-1-1")).Result.ShouldBe(CheckInResult.UsedBefore);
    }

    [Fact]
    public async Task A_device_has_a_short_name_in_one_line()
    {
        await NewBuyer().BuyAsync("A-1-1");
        var seat = Silo.Grains.GetSeat(SmallHall.Performance, "A-1-1");

        (await seat.Scan(s_keeper, new ScanTicket(Tickets.Single().Serial, new string('x', 65)))).ShouldBeRefused(RefusalCode.InvalidInput);
        Tickets.Single().CheckedInAt.ShouldBeNull();
    }

    [Fact]
    public void Requests_of_two_keepers_or_with_two_keys_are_two_requests()
    {
        var key = new RequestKey("k", "f");

        ScanTicket.RequestIdOf(Guid.Empty, key).ShouldBe(ScanTicket.RequestIdOf(Guid.Empty, key));
        ScanTicket.RequestIdOf(Guid.Empty, key).ShouldNotBe(ScanTicket.RequestIdOf(Guid.Empty, key with { Key = "l" }));
        ScanTicket.RequestIdOf(Guid.Empty, key).ShouldNotBe(ScanTicket.RequestIdOf(new Guid(1, 0, 0, new byte[8]), key));
    }

    private async Task<CheckIn> ScanAsync(string seat, string? device = null, string? request = null)
    {
        var serial = Tickets.Single(ticket => ticket.Seat == seat).Serial;
        return (await Silo.Grains.GetSeat(SmallHall.Performance, seat).Scan(s_keeper, new ScanTicket(serial, device, request))).Value();
    }
}
