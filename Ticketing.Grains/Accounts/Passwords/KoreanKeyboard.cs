using System.Text;

namespace Ticketing.Grains.Accounts.Passwords;

/// <summary>
/// Korean text as it comes out of a keyboard that is set to Latin letters (2-beolsik, KS X 5002): people like to type a Korean word that way, and
/// the result looks random.
/// </summary>
internal static class KoreanKeyboard
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const int Vowels = 21;
    private const int Finals = 28;

    // In the order of Unicode's syllables. Doubled consonants are typed with Shift; the keys stand here in lower case, as passwords are folded.
    private static readonly string[] InitialKeys = "r r s e e f a q q t t d w w c z x v g".Split(' ');

    private static readonly string[] VowelKeys = "k o i o j p u p h hk ho hl y n nj np nl b m ml l".Split(' ');

    private static readonly string[] FinalKeys =
        ["", .. "r r rt s sw sg e f fr fa fq ft fx fv fg a q qt t t d w c z x v g".Split(' ')];

    /// <summary>The keys that type a text of Hangul syllables; other characters stay as they are.</summary>
    public static string KeysOf(string text)
    {
        var keys = new StringBuilder(text.Length * 3);
        foreach (var c in text)
        {
            if (c is < (char)FirstSyllable or > (char)LastSyllable)
            {
                keys.Append(c);
                continue;
            }

            var index = c - FirstSyllable;
            keys.Append(InitialKeys[index / (Vowels * Finals)]).Append(VowelKeys[index / Finals % Vowels]).Append(FinalKeys[index % Finals]);
        }

        return keys.ToString();
    }
}
