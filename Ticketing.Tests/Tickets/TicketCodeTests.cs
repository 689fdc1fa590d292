using System.Text;
using Shouldly;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Signing;
using Xunit;

namespace Ticketing.Tests.Tickets;

/// <summary>Codes that went through a keyboard on their way from the scanner to the door.</summary>
[Trait("Suite", "Unit")]
public sealed class TicketCodeTests : IDisposable
{
    private const string Serial = "7KQ0T2MZ9WDX";

    private readonly SigningKeys _keys = new(Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef"));

    private string Code => TicketCode.Write(_keys, "p", Serial);

    public void Dispose() => _keys.Dispose();

    [Fact]
    public void A_code_has_capital_letters_and_digits_only()
    {
        Code.Length.ShouldBe(42);
        Code.ShouldStartWith("TK20" + Serial);
        Code.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)).ShouldBeTrue();
    }

    public static TheoryData<string, Func<string, string>> Ways => new()
    {
        { "line end", code => code + "\r\n" },
        { "tab", code => code + "\t" },
        { "blanks around", code => $" \u3000{code}\u00a0 " },
        { "blanks between", code => string.Join(' ', code.Chunk(4).Select(part => new string(part))) },
        { "small letters", code => code.ToLowerInvariant() },
        { "swapped case", ScannedText.CaseSwapped },
        { "full width", code => string.Concat(code.Select(c => (char)(c - '!' + '\uFF01'))) },
        { "byte order mark", code => "\ufeff" + code },
        { "letters for digits", code => code.Replace('0', 'O').Replace('1', 'l') },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_code_survives_the_keyboard(string way, Func<string, string> typed) =>
        TicketCode.TryRead(_keys, "p", typed(Code)).ShouldBe(Serial, way);

    [Theory]
    [InlineData("ㅆㅏ2", "Tk2")]
    [InlineData("ㅅㅏ2", "tk2")]
    [InlineData("사2", "tk2")]
    [InlineData("싸2", "Tk2")]
    [InlineData("\u110a\u11612", "Tk2")]
    [InlineData("ㅁㅠㅊㅇㄷㄹㅎㅗㅣㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ", "abcdefghljklmnopqrstuvwxyz")]
    [InlineData("괌닭값의", "rhkaekfrrkqtdml")]
    public void Hangul_of_the_two_set_layout_is_read_as_the_keys_that_were_pressed(string typed, string keys) =>
        ScannedText.Latin(typed).ShouldBe(keys);

    [Fact]
    public void A_code_typed_in_Hangul_mode_is_read()
    {
        const string jamo = "ㅁㅠㅊㅇㄸㄹㅎㅗㅑㅓㅏㅣㅡㅜㅒㅖㅃㄲㄴㅆㅕㅍㅉㅌㅛㅋ"; // the keys A to Z with Shift
        var typed = string.Concat(Code.Select(c => char.IsAsciiLetter(c) ? jamo[c - 'A'] : c));
        TicketCode.TryRead(_keys, "p", typed).ShouldBe(Serial);
    }

    [Fact]
    public void A_changed_code_of_another_performance_or_with_another_letter_is_no_code()
    {
        TicketCode.TryRead(_keys, "q", Code.ToLowerInvariant()).ShouldBeNull();
        TicketCode.TryRead(_keys, "p", Code[..^1] + (Code[^1] == 'A' ? 'B' : 'A')).ShouldBeNull();
        TicketCode.TryRead(_keys, "p", "TK21" + Code[4..]).ShouldBeNull();
        TicketCode.TryRead(_keys, "p", Code + new string(' ', TicketCode.MaxScan)).ShouldBeNull();
    }

    [Theory]
    [InlineData("tk2X", true), InlineData("ㅆㅏ1.X", true), InlineData("TK2 0X", true), InlineData("ｔｋ２Ｘ", true)]
    [InlineData("TK20X", false), InlineData("TK1.A.B", false), InlineData("hello", false), InlineData("", false)]
    public void What_a_keyboard_has_changed_is_told_apart_from_what_is_no_code(string scan, bool isChanged) =>
        TicketCode.IsChangedByKeyboard(scan).ShouldBe(isChanged);
}
