using System.Globalization;
using System.Text;

namespace Ticketing.Grains.Outcomes.Texts;

/// <summary>
/// Finds what a reader does not see, or what changes how others are read: control and format characters, fillers, half surrogates, and code
/// points without a meaning. Two texts that look alike would otherwise be different texts.
/// </summary>
internal static class HiddenCharacters
{
    private const int Joiner = 0x200D;
    private const int KeycapMark = 0x20E3;

    // Characters whose category is of letters, marks or symbols although they show nothing: fillers of Hangul, vowels of Khmer that are not
    // written, the grapheme joiner, selectors of Mongolian, the empty braille cell, the empty note; and U+FFFC and U+FFFD, which stand for what was lost.
    private static readonly HashSet<int> Blank =
    [
        0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD, 0x16FE4, 0x1D159,
    ];

    // Emoji among the letters, digits and punctuation.
    private static readonly HashSet<int> EmojiElsewhere = ['#', '*', .. "0123456789", 0x203C, 0x2049, 0x2139, 0x3030, 0x303D];

    /// <summary>The first character that must not be in a text; null if there is none.</summary>
    /// <param name="text">A text in form C.</param>
    /// <param name="lines">Whether line ends and tabs are allowed.</param>
    public static Rune? First(string text, bool lines)
    {
        if (IsPlain(text))
            return null;
        Rune[] runes = [.. text.EnumerateRunes()];
        for (var i = 0; i < runes.Length; i++)
        {
            if (IsHidden(runes[i]) && !(lines && runes[i].Value is '\n' or '\r' or '\t') && !IsPartOfEmoji(runes, i))
                return runes[i];
        }
        return null;
    }

    /// <summary>Whether nothing of the text can be seen.</summary>
    public static bool IsAll(string text) => !(text.Length > 0 && text[0] != ' ' && IsPlain(text[0])) && text.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune) || IsHidden(rune));

    // Most texts have only printable ASCII and Hangul syllables. A plan has hundreds of thousands of them.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (!IsPlain(c))
                return false;
        }
        return true;
    }

    private static bool IsPlain(char c) => c is (>= ' ' and <= '~') or (>= '\uAC00' and <= '\uD7A3');

    private static bool IsHidden(Rune rune) => !rune.IsAscii && (Blank.Contains(rune.Value) || IsVariationSelector(rune.Value))
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned;

    private static bool IsVariationSelector(int code) => code is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // UTS #51: a selector for text or colour follows an emoji, and a joiner stands between two emoji, the first one maybe with selector or skin tone.
    private static bool IsPartOfEmoji(Rune[] runes, int at)
    {
        if (at == 0)
            return false;
        var before = runes[at - 1];
        if (runes[at].Value is 0xFE0E or 0xFE0F)
            return IsEmoji(before) && (!before.IsAscii || (at + 1 < runes.Length && runes[at + 1].Value == KeycapMark));
        return runes[at].Value == Joiner && at + 1 < runes.Length && IsEmoji(runes[at + 1])
            && (IsEmoji(before) || IsSkinTone(before) || (before.Value == 0xFE0F && at > 1 && IsEmoji(runes[at - 2])));
    }

    private static bool IsEmoji(Rune rune) => EmojiElsewhere.Contains(rune.Value)
        || (!rune.IsAscii && !Blank.Contains(rune.Value) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol);

    private static bool IsSkinTone(Rune rune) => rune.Value is >= 0x1F3FB and <= 0x1F3FF;
}
