using Shouldly;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Stage;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>The check after a run sees each thing that can be wrong; a run that fails it has no figures.</summary>
[Trait("Suite", "Bench")]
public sealed class SeatCheckTests
{
    private static readonly History.Hold[] Holds = [Hold("A-1", "h1", "kim"), Hold("A-2", "h2", "lee")];
    private static readonly History.Sale[] Sales = [new("p", "A-2", "o2")];
    private static readonly SeatRow[] Rows = [new("A-1", "h1", "kim", IsSold: false), new("A-2", "h2", "lee", IsSold: true)];
    private static readonly TicketRow[] Tickets = [new("A-2", "o2")];

    [Fact]
    public void A_sound_run_has_nothing_wrong() => Check(Holds, Sales, Rows, Tickets).ShouldBeEmpty();

    [Fact]
    public void A_seat_given_to_two_is_seen() =>
        Check([.. Holds, Hold("A-1", "h3", "park")], Sales, Rows, Tickets).ShouldContain("seat A-1 was given to 2: kim, park");

    [Fact]
    public void A_seat_sold_to_two_is_seen() =>
        Check(Holds, [.. Sales, new History.Sale("p", "A-2", "o9")], Rows, Tickets).ShouldContain("seat A-2 was sold 2 times");

    [Fact]
    public void A_hold_that_was_acknowledged_and_lost_is_seen() =>
        Check(Holds, Sales, Rows[1..], Tickets).ShouldBe(["seat A-1 was given to kim and is free"]);

    [Fact]
    public void A_seat_that_is_somebody_elses_is_seen() =>
        Check(Holds, Sales, [Rows[0] with { Buyer = "park" }, Rows[1]], Tickets).ShouldBe(["seat A-1 was given to kim and is park's"]);

    [Fact]
    public void A_hold_that_nobody_was_told_of_is_seen() =>
        Check(Holds, Sales, [.. Rows, new SeatRow("A-3", "h3", "park", IsSold: false)], Tickets).ShouldBe(["seat A-3 is park's, and nobody was told"]);

    [Fact]
    public void A_ticket_that_was_paid_and_lost_is_seen() =>
        Check(Holds, Sales, [Rows[0], Rows[1] with { IsSold = false }], []).ShouldBe(
            ["seat A-2 was paid by o2 and is not sold", "seat A-2 was paid by o2 and has no ticket of it"]);

    [Fact]
    public void A_ticket_that_nobody_was_told_of_is_seen() =>
        Check(Holds, [], Rows, Tickets).ShouldBe(["seat A-2 has a ticket of o2, and nobody was told"]);

    [Fact]
    public void What_has_no_id_is_seen_even_when_the_books_have_none_either()
    {
        Check([Hold("A-1", "", "kim")], [], [Rows[0] with { HoldId = "" }], []).ShouldBe(["seat A-1 was given without an id or a buyer"]);
        Check([Hold("A-1", "h1", "")], [], [Rows[0] with { Buyer = "" }], []).ShouldBe(["seat A-1 was given without an id or a buyer"]);
        Check(Holds, [new("p", "A-2", "")], Rows, [new("A-2", "")]).ShouldBe(["seat A-2 was sold without an order"]);
    }

    [Fact]
    public void A_seat_that_is_in_the_books_twice_is_seen()
    {
        Check(Holds, Sales, [.. Rows, Rows[0]], Tickets).ShouldBe(["seat A-1 is in the books 2 times"]);
        Check(Holds, Sales, Rows, [.. Tickets, new("A-2", "o3")]).ShouldBe(["seat A-2 has 2 tickets"]);
    }

    [Fact]
    public void A_map_that_says_nothing_does_not_add_up() =>
        SeatCheck.Conserved(new SeatCounts(0, 0, 0, 0), 10, Rows).ShouldBe(["the map has 0 seats of 10", "the map has 0 sold seats, the books 1", "the map has 0 held seats, the books 1"]);

    [Fact]
    public void A_map_that_does_not_add_up_is_seen()
    {
        SeatCheck.Conserved(new SeatCounts(Free: 8, Held: 1, Sold: 1, Blocked: 0), 10, Rows).ShouldBeEmpty();
        SeatCheck.Conserved(new SeatCounts(Free: 8, Held: 0, Sold: 1, Blocked: 0), 10, Rows).ShouldBe(
            ["the map has 9 seats of 10", "the map has 0 held seats, the books 1"]);
    }

    private static IEnumerable<string> Check(History.Hold[] holds, History.Sale[] sales, SeatRow[] rows, TicketRow[] tickets) =>
        SeatCheck.Check(holds, sales, rows, tickets);

    private static History.Hold Hold(string seat, string hold, string buyer) => new("p", seat, hold, buyer);
}
