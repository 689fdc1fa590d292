using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Outcomes.Texts;
using Ticketing.Grains.Shows;
using Xunit;

namespace Ticketing.Tests.Outcomes;

[Trait("Suite", "Unit")]
public sealed class TypedTextTests
{
    /// <summary>강 as the three letters that macOS sends.</summary>
    private const string Decomposed = "\u1100\u1161\u11bc";

    [Theory]
    [InlineData(Decomposed, "강")]
    [InlineData("가\u11bc", "강")]
    [InlineData("e\u0301", "é")]
    [InlineData("\u212b", "Å")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u1e9b\u0323", "\u1e9b\u0323")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\u3000 a \u00a0b\u2003\r\n", "a \u00a0b")]
    public void A_text_has_one_stored_form(string typed, string stored) => TypedText.Stored(typed).ShouldBe(stored);

    /// <summary>The hash is of the same texts normalized by Python's <c>unicodedata</c>, whose version is 14 as our table's.</summary>
    [Fact]
    public void Form_C_of_every_character_among_others_is_what_Unicode_says()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var code = 0; code < 0x110000; code++)
        {
            if (Rune.IsValid(code))
                hash.AppendData(Encoding.UTF8.GetBytes(TypedText.Canonical($"e{new Rune(code)}\u0301\u1100\u0323\u0307{new Rune(code)}\u1161\u11a8")));
        }
        Convert.ToHexStringLower(hash.GetHashAndReset()).ShouldBe("d9a3ed59a065af5c9d7dcdfb1296ebede8f44b5a418821e061107b2dbe30fbc6");
    }

    [Theory]
    [InlineData("\u3164"), InlineData("\u200b"), InlineData("\u115f\u1160"), InlineData("\uffa0 "), InlineData("\u2800"), InlineData(" \u3000\u00a0"), InlineData("\ufeff")]
    public void A_text_of_only_invisible_signs_is_empty(string text)
    {
        TextRules.Line("name", text, 10)!.Detail.ShouldBe("The name is empty.");
        AccountRules.CheckName(text).Ok.ShouldBeFalse();
    }

    [Theory]
    [InlineData("\u202eABC", "has an invisible character (U+202E)")]
    [InlineData("a\u2066b", "has an invisible character (U+2066)")]
    [InlineData("홍\u3164길동", "has an invisible character (U+3164)")]
    [InlineData("a\u200db", "has an invisible character (U+200D)")]
    [InlineData("a\ufe0fb", "has an invisible character (U+FE0F)")]
    [InlineData("1\ufe0f", "has an invisible character (U+FE0F)")]
    [InlineData("a\u00adb", "has an invisible character (U+00AD)")]
    [InlineData("a\ue000", "has an invisible character (U+E000)")]
    [InlineData("a\u0378", "has an invisible character (U+0378)")]
    [InlineData("a\U000e0041", "has an invisible character (U+E0041)")]
    [InlineData("a\u2028b", "has an invisible character (U+2028)")]
    [InlineData("a\nb", "has a control character (U+000A)")]
    [InlineData("a\u0085b", "has a control character (U+0085)")]
    [InlineData("a\ud800b", "has a character that was lost or broken on the way (U+FFFD)")]
    public void What_is_hidden_is_refused_by_its_code(string text, string problem) =>
        TypedText.WhyNot(TypedText.Stored(text), 20).ShouldBe(problem);

    [Theory]
    [InlineData("👨‍👩‍👧", 1), InlineData("❤️", 1), InlineData("👩🏽‍🚒", 1), InlineData("🏳️‍🌈", 1), InlineData("1️⃣", 1), InlineData("🇰🇷", 1), InlineData("é", 1)]
    [InlineData("강변북로", 4), InlineData("กำ", 1)]
    public void An_emoji_sequence_is_allowed_and_is_one_character(string text, int length)
    {
        TypedText.Length(text).ShouldBe(length);
        TypedText.WhyNot(text, 4).ShouldBeNull();
    }

    [Fact]
    public void Limits_count_what_people_see_and_bytes()
    {
        AccountRules.CheckName(string.Concat(Enumerable.Repeat(Decomposed, 50))).Value.ShouldBe(new string('강', 50));
        TextRules.Line("title", new string('강', 6), 5)!.Detail.ShouldBe("The title has 6 characters; at most 5 are allowed.");
        TextRules.Line("title", "a" + new string('\u0330', 300), 5)!.Detail.ShouldBe("The title has 601 bytes; at most 5 characters and 420 bytes are allowed.");
    }

    [Fact]
    public void Paragraphs_may_have_line_ends_and_a_line_may_not()
    {
        TextRules.Paragraphs("description", "a\r\n\tb", 10).ShouldBeNull();
        TextRules.Paragraphs("description", "a\u000bb", 10).ShouldNotBeNull();
        TextRules.OptionalLine("address", "a\tb", 10).ShouldNotBeNull();
    }

    [Fact]
    public void A_show_keeps_the_stored_form_of_each_of_its_texts()
    {
        var draft = new ShowDraft($" {Decomposed}\u3000", Decomposed, $"{Decomposed}\n", [$"{Decomposed} "], 60);
        var row = ShowRules.New("s", Guid.Empty, draft, default);
        (row.Title, row.Genre, row.Description, row.Performers[0]).ShouldBe(("강", "강", "강", "강"));
    }

    [Fact]
    public void A_password_is_judged_in_the_spelling_that_is_hashed() =>
        AccountRules.CheckPassword(string.Concat(Enumerable.Repeat(Decomposed, 62)) + "1-").ShouldBeNull();
}
