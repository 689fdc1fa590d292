namespace Ticketing.Grains.Accounts.Passwords;

/// <summary>Undoes what people do to a common word in order to make a password of it: capitals, look-alikes, digits and signs at the ends.</summary>
internal static class FoldedPassword
{
    /// <summary>
    /// The words that a password may stand for. The order of undoing matters (is the 1 in <c>pass1</c> an l, or an addition?), and 1 stands for two
    /// letters, so there are several.
    /// </summary>
    public static IReadOnlySet<string> WordsOf(string password)
    {
        var lower = password.ToLowerInvariant();
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in "li")
        {
            words.Add(Trim(Undo(lower, one)));
            words.Add(Undo(Trim(lower), one));
            words.Add(Trim(Undo(lower.TrimEnd(NoLetters), one)));
        }

        foreach (var word in words.ToArray())
        {
            // p-a-s-s-w-o-r-d
            words.Add(string.Concat(word.Where(char.IsLetter)));
        }

        return words;
    }

    /// <summary>A character in lower case without a look-alike, for comparing part by part.</summary>
    /// <param name="c">The character, in lower case.</param>
    /// <param name="one">What 1 stands for.</param>
    public static char Undo(char c, char one) => c switch
    {
        '0' => 'o',
        '1' or '!' or '|' => one,
        '3' or '€' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' or '+' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => c,
    };

    /// <summary>A text in lower case without look-alikes.</summary>
    public static string Undo(string lower, char one) => string.Concat(lower.Select(c => Undo(c, one)));

    private static char[] NoLetters { get; } = [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code).Where(static c => !char.IsLetter(c))];

    private static string Trim(string text)
    {
        var (from, to) = (0, text.Length);
        while (from < to && !char.IsLetter(text[from])) from++;
        while (from < to && !char.IsLetter(text[to - 1])) to--;
        return text[from..to];
    }
}
