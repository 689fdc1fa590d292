using Shouldly;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Xunit;

namespace Ticketing.Tests.Tickets;

[Trait("Suite", "Unit")]
public sealed class TicketRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_buyer = Guid.NewGuid();

    private static readonly TicketRow s_ticket = TicketRules.Issue(
        SeatRules.Untouched("공연-1", "가-1"), new SellSeat("h1", "o1", s_buyer, "VIP", 150_000), s_now);

    [Fact]
    public void A_ticket_says_what_was_sold_to_whom() =>
        s_ticket.ShouldBe(new TicketRow("공연-1", "가-1", TicketRules.Serial("o1", "가-1"), "o1", s_buyer, "VIP", 150_000, s_now, null) { Version = 1 });

    [Fact]
    public void A_serial_is_the_same_each_time_and_another_for_every_seat_and_order()
    {
        TicketRules.Serial("o1", "가-1").ShouldBe(TicketRules.Serial("o1", "가-1"));
        var serials = (from order in Enumerable.Range(0, 100) from seat in Enumerable.Range(0, 100) select TicketRules.Serial($"o{order}", $"A-{seat}")).ToList();

        serials.Distinct(StringComparer.Ordinal).Count().ShouldBe(10_000);
        serials.ShouldAllBe(serial => serial.Length == 12 && serial.All(c => char.IsAsciiDigit(c) || (char.IsAsciiLetterUpper(c) && !"ILOU".Contains(c))));
    }

    [Fact]
    public void A_ticket_lets_in_once_and_then_says_when_it_did()
    {
        var (used, verdict) = TicketRules.CheckIn(s_ticket, new ScanTicket(s_ticket.Serial), s_now);
        used.ShouldBe(s_ticket with { CheckedInAt = s_now, Version = 2 });
        verdict.ShouldBe(new CheckIn(CheckInResult.Welcome, s_now));

        var (next, again) = TicketRules.CheckIn(used, new ScanTicket(s_ticket.Serial), s_now.AddMinutes(1));
        next.ShouldBeNull();
        again.ShouldBe(new CheckIn(CheckInResult.UsedBefore, s_now));
    }

    [Fact]
    public void A_seat_without_a_ticket_or_with_another_lets_nobody_in()
    {
        TicketRules.CheckIn(null, new ScanTicket(s_ticket.Serial), s_now).ShouldBe((null, new CheckIn(CheckInResult.NotValid, null)));
        TicketRules.CheckIn(s_ticket, new ScanTicket(TicketRules.Serial("o2", "가-1")), s_now).ShouldBe((null, new CheckIn(CheckInResult.NotValid, null)));
        TicketRules.CheckIn(s_ticket, new ScanTicket(s_ticket.Serial.ToLowerInvariant()), s_now).Verdict.Result.ShouldBe(CheckInResult.NotValid);
    }
}
