using System.Globalization;
using System.Text;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>
/// Undoes what a keyboard does to a code. A scanner at the door types as a keyboard does: it adds line ends, and the computer's input mode may turn
/// Latin letters into full-width letters or, by the two-set layout of Korean keyboards (KS X 5002), into Hangul.
/// </summary>
internal static class ScannedText
{
    // The keys of the jamo in the order of Unicode's compatibility jamo, U+3131 to U+3163. Some jamo are typed with two keys.
    private const string KeysOfJamo =
        "r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g k o i O j p u P h hk ho hl y n nj np nl b m ml l";

    private const string Leads = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private const string Vowels = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    private const string Tails = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    private static readonly string[] Keys = KeysOfJamo.Split(' ');

    /// <summary>The keys that were typed, as far as the text shows them, without blanks, line ends and other characters that nobody sees.</summary>
    public static string Latin(string text)
    {
        var latin = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is >= '\uFF01' and <= '\uFF5E')
                latin.Append((char)(c - '\uFF01' + '!'));
            else if (IsHangul(c))
                AppendKeys(latin, c);
            else if (!char.IsWhiteSpace(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                latin.Append(c);
        }
        return latin.ToString();
    }

    /// <summary>The text with capital letters for small ones and the other way round, as Caps Lock does.</summary>
    public static string CaseSwapped(string text) => string.Concat(text.Select(c => char.IsAsciiLetter(c) ? (char)(c ^ ' ') : c));

    private static bool IsHangul(char c) =>
        c is (>= '\u3131' and <= '\u3163') or (>= '\uAC00' and <= '\uD7A3') or (>= '\u1100' and <= '\u1112') or (>= '\u1161' and <= '\u1175') or (>= '\u11A8' and <= '\u11C2');

    private static void AppendKeys(StringBuilder latin, char c)
    {
        if (c < '\uAC00')
        {
            latin.Append(KeysOf(c switch { < '\u1161' => Leads[c - '\u1100'], < '\u11A8' => Vowels[c - '\u1161'], < '\u3131' => Tails[c - '\u11A8'], _ => c }));
            return;
        }
        var syllable = c - '\uAC00';
        latin.Append(KeysOf(Leads[syllable / (28 * 21)])).Append(KeysOf(Vowels[syllable / 28 % 21]));
        if (syllable % 28 is > 0 and var tail)
            latin.Append(KeysOf(Tails[tail - 1]));
    }

    private static string KeysOf(char jamo) => Keys[jamo - '\u3131'];
}
