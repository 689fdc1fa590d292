using Shouldly;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.Compatibility;

/// <summary>What release 1 signed and gave away is good after an upgrade: people stand in line with it, and have it on paper.</summary>
[Trait("Suite", "Unit")]
public sealed class ReleasedTokensTests
{
    private const string Performance = "공연-1";
    private static readonly SigningKeys Keys = new([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);
    private static readonly Guid User = new("000000000000000000000000000000b1");
    private static readonly DateTimeOffset Until = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_place_in_the_queue_is_read()
    {
        const string text = "AQFqDZB7lpbX0NlvOyn_yOEJAAAAAAAAAAAAAAAAAAAAsQAAABEAAAABAAAlx7TgWhYakUINF6Dfr0te";

        QueueTicket.TryRead(Keys, text, Performance, User, out var ticket).ShouldBe(TokenRefusal.None);
        ticket.ShouldBe(new QueueTicket(Performance, User, 17, Lobby: true, Generation: 1));
    }

    [Fact]
    public void An_entry_is_read()
    {
        const string text = "AQBqDZB7lpbX0NlvOyn_yOEJAAAAAAAAAAAAAAAAAAAAsQAAAAEAAAARCOLE18J8wABH3m9Dm0QJXP5jcageBvdy";

        EntryToken.TryRead(Keys, text, Performance, User, Until.AddMinutes(-1), out var entry).ShouldBe(TokenRefusal.None);
        entry.ShouldBe(new EntryToken(Performance, User, (1L << 32) | 17, Until));
    }

    [Fact]
    public void The_code_of_a_ticket_is_read() =>
        TicketCode.TryRead(Keys, Performance, "TK1.SERIAL0001.1UueeeMTrEqb2jY-Pmg_8A").ShouldBe("SERIAL0001");

    [Theory]
    [InlineData(" TK1.SERIAL0001.1UueeeMTrEqb2jY-Pmg_8A\r\n")]
    [InlineData("tk1.serial0001.1uUEEEmtReQB2Jy-pMG_8a")]
    [InlineData("ＴＫ１．ＳＥＲＩＡＬ０００１．１ＵｕｅｅｅＭＴｒＥｑｂ２ｊＹ－Ｐｍｇ＿８Ａ")]
    public void The_former_code_of_a_ticket_is_read_after_a_keyboard_with_another_case_or_width(string scan) =>
        TicketCode.TryRead(Keys, Performance, scan).ShouldBe("SERIAL0001");

    [Fact]
    public void The_code_of_a_ticket_in_capital_letters_is_read() =>
        TicketCode.TryRead(Keys, Performance, "TK207KQ0T2MZ9WDXKGSA3VH9E45WEBWBMVRBBR873M").ShouldBe("7KQ0T2MZ9WDX");
}
