using System.Globalization;
using System.Text;

namespace Ticketing.Grains.Outcomes.Texts;

/// <summary>
/// The one rule for texts that people type. A text is first brought into its stored form, then what cannot be seen is refused, and its length
/// is counted in characters as people see them.
/// </summary>
public static class TypedText
{
    /// <summary>The form in which a text is compared, limited and stored: Unicode form C, without white space at both ends.</summary>
    public static string Stored(string text) => Canonical(text).Trim();

    /// <summary>Unicode form C with all white space, for passwords.</summary>
    public static string Canonical(string text) => CanonicalForm.Of(text);

    /// <summary>Length in characters as people see them (UAX #29): a syllable, an accented letter or a family of emoji is one.</summary>
    public static int Length(string text) => Ascii.IsValid(text) ? text.Length : new StringInfo(text).LengthInTextElements;

    /// <summary>
    /// The most bytes in UTF-8 of a text that may have <paramref name="max"/> characters. A character may have many code points; this limit
    /// allows some such characters, and at most 1,000 code points for the longest line (300), as columns of the database have.
    /// </summary>
    public static int MaxBytes(int max) => (4 * max) + 400;

    /// <summary>Whether there is nothing in the text that a person could see.</summary>
    public static bool IsBlank(string text) => HiddenCharacters.IsAll(text);

    /// <summary>Why a text in its stored form must not be stored, as the end of a sentence that begins with its name; or null.</summary>
    /// <param name="stored">The text, from <see cref="Stored"/>.</param>
    /// <param name="max">The most characters.</param>
    /// <param name="lines">Whether line ends and tabs are allowed.</param>
    public static string? WhyNot(string stored, int max, bool lines = false)
    {
        // A text that is far too long is refused before anything looks at its characters.
        if (stored.Length > MaxBytes(max) || Encoding.UTF8.GetByteCount(stored) > MaxBytes(max))
            return $"has {Encoding.UTF8.GetByteCount(stored)} bytes; at most {max} characters and {MaxBytes(max)} bytes are allowed";
        if (Length(stored) is var length && length > max)
            return $"has {length} characters; at most {max} are allowed";
        return HiddenProblem(stored, lines);
    }

    /// <summary>Which character of the text must not be in it, as the end of a sentence that begins with its name; or null.</summary>
    /// <param name="stored">The text, in form C.</param>
    /// <param name="lines">Whether line ends and tabs are allowed.</param>
    public static string? HiddenProblem(string stored, bool lines = false)
    {
        if (HiddenCharacters.First(stored, lines) is not { } hidden)
            return null;
        if (hidden == Rune.ReplacementChar)
            return "has a character that was lost or broken on the way (U+FFFD)";
        var kind = Rune.IsControl(hidden) ? "a control character" : "an invisible character";
        return $"has {kind} (U+{hidden.Value:X4})";
    }
}
