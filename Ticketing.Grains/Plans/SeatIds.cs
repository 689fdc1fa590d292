using System.Text;
using Ticketing.Grains.Ids;

namespace Ticketing.Grains.Plans;

/// <summary>
/// Makes the id of a seat from the names that people read: different names give different ids, and the same names always give the same id.
/// Simple names can be read back from the id. Others get a hash of the whole names as a last part.
/// </summary>
/// <remarks>
/// A seat with simple names is <c>zone-row-number</c>: row and number have no '-', so the last two parts are theirs and each '-' before them is
/// a blank of the zone's name. A simple standing place is <c>zone-number</c> with '_' for blanks: the only id with a single '-'. The hash is
/// longer than any simple number, so that no id of one kind is an id of another kind.
/// </remarks>
internal static class SeatIds
{
    private const int ZoneLength = 32;
    private const int LabelLength = 15;
    private const int HashLength = 16; // 80 bits: among 150,000 seats two hashes are equal with a probability of 10^-14

    /// <summary>The id of a seat in a row. The names are in their stored form.</summary>
    public static string Of(string zone, string row, string number) =>
        IsWords(zone, " _.") && IsWord(row) && IsWord(number)
            ? $"{zone.Replace(' ', '-')}-{row}-{number}"
            : $"{Readable(zone, 20)}-{Readable(row, 12)}-{Readable(number, 12)}-{Hash(zone, row, number)}";

    /// <summary>The id of a standing place. The names are in their stored form.</summary>
    public static string OfPlace(string zone, string number) =>
        IsWords(zone, " .") && IsWord(number)
            ? $"{zone.Replace(' ', '_')}-{number}"
            : $"{Readable(zone, 32)}-{Readable(number, 12)}-{Hash(zone, "", number)}";

    /// <summary>The id of a seat whose file gives it an id that ours cannot be.</summary>
    public static string OfForeign(string id) => $"{Readable(id, 40)}-{Hash(id, "", "")}";

    private static bool IsWord(string label) => label.Length is > 0 and <= LabelLength && HasOnly(label, "_.");

    private static bool IsWords(string name, string signs) =>
        name.Length is > 0 and <= ZoneLength && HasOnly(name, signs) && name[0] != ' ' && name[^1] != ' ';

    private static bool HasOnly(string name, string signs)
    {
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && !signs.Contains(c, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    private static string Readable(string name, int length)
    {
        var part = new StringBuilder(length);
        foreach (var c in name)
        {
            if (part.Length < length && (char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or ' '))
                part.Append(c is '-' or ' ' ? '_' : c);
        }
        return part.ToString();
    }

    // Names have no line end, so it separates them in one way only.
    private static string Hash(string zone, string row, string number) => CrockfordText.OfHash($"{zone}\n{row}\n{number}", HashLength);
}
