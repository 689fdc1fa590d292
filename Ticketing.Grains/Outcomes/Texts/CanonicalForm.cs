using System.Text;

namespace Ticketing.Grains.Outcomes.Texts;

/// <summary>
/// Normalization form C (UAX #15): one spelling for texts that look the same, whether a keyboard typed "강" as one syllable or as three letters.
/// The process runs without ICU (<c>InvariantGlobalization</c>), and <see cref="string.Normalize()"/> then returns its input unchanged.
/// </summary>
internal static class CanonicalForm
{
    // Hangul syllables are composed by arithmetic: The Unicode Standard, section 3.12.
    private const int Syllables = 0xAC00, SyllableCount = 11_172, Leads = 0x1100, LeadCount = 19, Vowels = 0x1161, VowelCount = 21, Tails = 0x11A7, TailCount = 28;

    /// <summary>The text in form C. A half of a surrogate pair becomes U+FFFD.</summary>
    public static string Of(string text)
    {
        if (IsCommon(text))
            return text;
        var codes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune.Value, codes);
        Order(codes);
        Compose(codes);
        var composed = new StringBuilder(codes.Count);
        foreach (var code in codes)
            composed.Append(char.ConvertFromUtf32(code));
        return composed.ToString();
    }

    // Nearly every text consists of letters that are in form C in any order: Latin-1 and more, ideographs, Hangul syllables.
    private static bool IsCommon(string text)
    {
        foreach (var c in text)
        {
            if (c >= 0x300 && c is not ((>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')))
                return false;
        }
        return true;
    }

    private static void Decompose(int code, List<int> into)
    {
        if (code - Syllables is >= 0 and < SyllableCount and var syllable)
        {
            into.Add(Leads + (syllable / (VowelCount * TailCount)));
            into.Add(Vowels + (syllable / TailCount % VowelCount));
            if (syllable % TailCount is > 0 and var tail)
                into.Add(Tails + tail);
        }
        else if (CanonicalTable.Decompositions.TryGetValue(code, out var parts))
        {
            Decompose(parts.First, into);
            if (parts.Second != 0)
                Decompose(parts.Second, into);
        }
        else
        {
            into.Add(code);
        }
    }

    // Marks between two starters are ordered by class; marks of one class keep their order.
    private static void Order(List<int> codes)
    {
        for (var start = 0; start < codes.Count; start++)
        {
            var end = start;
            while (end < codes.Count && Class(codes[end]) > 0)
                end++;
            if (end - start > 1)
            {
                var ordered = codes.GetRange(start, end - start).OrderBy(code => Class(code)).ToArray();
                for (var i = 0; i < ordered.Length; i++)
                    codes[start + i] = ordered[i];
            }
            start = end;
        }
    }

    private static void Compose(List<int> codes)
    {
        var (length, starter, lastClass) = (0, -1, 0);
        foreach (var code in codes.ToArray())
        {
            var own = Class(code);
            // A mark reaches the starter unless a mark of the same or a higher class stands between them.
            var reaches = starter >= 0 && (length == starter + 1 || (lastClass > 0 && lastClass < own));
            if (reaches && Pair(codes[starter], code) is { } both)
            {
                codes[starter] = both;
                continue;
            }
            if (own == 0)
                starter = length;
            lastClass = own;
            codes[length++] = code;
        }
        codes.RemoveRange(length, codes.Count - length);
    }

    private static int? Pair(int first, int second)
    {
        if (first - Leads is >= 0 and < LeadCount and var lead && second - Vowels is >= 0 and < VowelCount and var vowel)
            return Syllables + (((lead * VowelCount) + vowel) * TailCount);
        if (first - Syllables is >= 0 and < SyllableCount and var syllable && syllable % TailCount == 0 && second - Tails is > 0 and < TailCount and var tail)
            return Syllables + syllable + tail;
        return CanonicalTable.Compositions.TryGetValue((first, second), out var both) ? both : null;
    }

    private static int Class(int code) => CanonicalTable.CombiningClasses.TryGetValue(code, out var value) ? value : 0;
}
