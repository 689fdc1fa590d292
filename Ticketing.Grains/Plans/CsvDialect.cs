namespace Ticketing.Grains.Plans;

/// <summary>
/// The dialect of a CSV file. RFC 4180 has commas; spreadsheets write semicolons where the comma is the decimal sign, and tabs, and some put a
/// first line <c>sep=;</c> before the header.
/// </summary>
/// <param name="Separator">What stands between two fields.</param>
/// <param name="Start">Where the text after the line <c>sep=</c> begins.</param>
internal readonly record struct CsvDialect(char Separator, int Start)
{
    private const string Separators = ",;\t";

    /// <summary>Whether a comma inside a number is its decimal sign.</summary>
    public bool HasDecimalCommas => Separator != ',';

    /// <summary>Reads the dialect off the first line.</summary>
    public static CsvDialect Of(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        var bare = first.Trim('"');
        if (bare.Length >= 5 && bare.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && Separators.Contains(bare[4], StringComparison.Ordinal))
            return new CsvDialect(bare[4], first.Length);
        return new CsvDialect(MostFrequent(first), 0);
    }

    private static char MostFrequent(ReadOnlySpan<char> header)
    {
        Span<int> counts = stackalloc int[Separators.Length];
        var isQuoted = false;
        foreach (var c in header)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && Separators.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at)
                counts[at]++;
        }
        var best = 0;
        for (var at = 1; at < counts.Length; at++)
            best = counts[at] > counts[best] ? at : best;
        return Separators[best];
    }
}
