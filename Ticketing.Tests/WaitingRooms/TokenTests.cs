using Shouldly;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms.Tokens;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Unit")]
public sealed class TokenTests
{
    private const string Performance = "콘서트-2026-12-24";
    private static readonly SigningKeys Keys = new(new byte[32]);
    private static readonly Guid User = RoomWorld.User(1);
    private static readonly DateTimeOffset Until = RoomWorld.Opening.AddMinutes(10);
    private static readonly QueueTicket Ticket = new(Performance, User, 1_999_999, Lobby: true, Generation: 3);
    private static readonly EntryToken Entry = new(Performance, User, (3L << 32) | 17, Until);

    [Fact]
    public void A_ticket_is_read_back()
    {
        var text = Ticket.Write(Keys);
        text.Length.ShouldBe(QueueTicket.TextLength);
        text.Length.ShouldBe(80);
        QueueTicket.TryRead(Keys, text, Performance, User, out var read).ShouldBe(TokenRefusal.None);
        read.ShouldBe(Ticket);
    }

    [Fact]
    public void An_entry_is_read_back_until_it_ends()
    {
        var text = Entry.Write(Keys);
        text.Length.ShouldBe(EntryToken.TextLength);
        text.Length.ShouldBe(88);
        EntryToken.TryRead(Keys, text, Performance, User, Until.AddTicks(-1), out var read).ShouldBe(TokenRefusal.None);
        read.ShouldBe(Entry);
        EntryToken.TryRead(Keys, text, Performance, User, Until, out _).ShouldBe(TokenRefusal.Expired);
    }

    [Fact]
    public void They_do_not_work_for_another_user_or_performance()
    {
        var other = RoomWorld.User(2);
        EntryToken.TryRead(Keys, Entry.Write(Keys), Performance, other, Until.AddHours(-1), out var entry).ShouldBe(TokenRefusal.OtherUser);
        EntryToken.TryRead(Keys, Entry.Write(Keys), "콘서트-2026-12-25", User, Until.AddHours(-1), out _).ShouldBe(TokenRefusal.OtherPerformance);
        EntryToken.TryRead(Keys, Entry.Write(Keys), new string('가', 1000), User, Until.AddHours(-1), out _).ShouldBe(TokenRefusal.OtherPerformance);
        QueueTicket.TryRead(Keys, Ticket.Write(Keys), Performance, other, out var ticket).ShouldBe(TokenRefusal.OtherUser);
        QueueTicket.TryRead(Keys, Ticket.Write(Keys), "", User, out _).ShouldBe(TokenRefusal.OtherPerformance);
        (entry, ticket).ShouldBe((default, default));
    }

    [Fact]
    public void Every_flipped_bit_is_noticed()
    {
        ShouldRefuseFlips(Ticket.Write(Keys), text => QueueTicket.TryRead(Keys, text, Performance, User, out _));
        ShouldRefuseFlips(Entry.Write(Keys), text => EntryToken.TryRead(Keys, text, Performance, User, Until.AddHours(-1), out _));
    }

    [Fact]
    public void Other_lengths_and_letters_are_malformed()
    {
        var text = Entry.Write(Keys);
        foreach (var bad in new[] { "", text[..^1], text + "A", text[..^4], text[..^1] + "=", " " + text[1..], text[..^1] + "가", new string('A', 10_000) })
            EntryToken.TryRead(Keys, bad, Performance, User, Until.AddHours(-1), out _).ShouldBe(TokenRefusal.Malformed, bad);
    }

    [Fact]
    public void Keys_of_another_secret_or_purpose_do_not_fit()
    {
        var secret = new byte[32];
        secret[31] = 1;
        using var others = new SigningKeys(secret);
        EntryToken.TryRead(others, Entry.Write(Keys), Performance, User, Until.AddHours(-1), out _).ShouldBe(TokenRefusal.Forged);
        var body = new byte[50];
        SignedText.Open(Keys.EntryTokens, SignedText.Seal(Keys.QueueTickets, body), body, 0).ShouldBe(TokenRefusal.Forged);
        SignedText.Open(Keys.EntryTokens, SignedText.Seal(Keys.EntryTokens, body), body, 0).ShouldBe(TokenRefusal.None);
        Should.Throw<ArgumentOutOfRangeException>(() => new SigningKeys(new byte[31]));
    }

    [Fact]
    public void A_signed_body_of_another_format_is_refused()
    {
        var body = new byte[44];
        body[0] = 2;
        QueueTicket.TryRead(Keys, SignedText.Seal(Keys.QueueTickets, body), Performance, User, out _).ShouldBe(TokenRefusal.Malformed);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var text = Entry.Write(Keys);
        EntryToken.TryRead(Keys, text, Performance, User, Until.AddHours(-1), out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 100; time++)
            EntryToken.TryRead(Keys, text, Performance, User, Until.AddHours(-1), out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static void ShouldRefuseFlips(string text, Func<string, TokenRefusal> read)
    {
        for (var position = 0; position < text.Length; position++)
        {
            for (var bit = 0; bit < 16; bit++)
            {
                var flipped = text.ToCharArray();
                flipped[position] ^= (char)(1 << bit);
                read(new string(flipped)).ShouldBeOneOf(TokenRefusal.Forged, TokenRefusal.Malformed);
            }
        }
    }
}
