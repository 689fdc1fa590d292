using System.Globalization;

namespace Ticketing.Tests.Limits;

/// <summary>A row of the table in docs/limits.md.</summary>
internal sealed record LimitsRow(string What, object Default, string Setting, bool IsSetting, string Edge, string Test)
{
    private const string Fixed = "fixed: ";

    public string TestClass => Test.Split('.')[0];

    public string TestMethod => Test.Split('.')[1];

    public static IReadOnlyList<LimitsRow> ReadAll(string path) =>
    [
        .. File.ReadLines(path)
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new LimitsRow(
                cells[1],
                ReadDefault(cells[2]),
                cells[3].Replace(Fixed, "", StringComparison.Ordinal).Trim('`'),
                !cells[3].StartsWith(Fixed, StringComparison.Ordinal),
                cells[4],
                cells[5].Trim('`'))),
    ];

    // A number with a unit of time is a time; any other number counts what the words after it say.
    private static object ReadDefault(string text)
    {
        var words = text.Split(' ');
        var number = double.Parse(words[0], NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return words.ElementAtOrDefault(1) switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "min" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            "days" => TimeSpan.FromDays(number),
            _ => number,
        };
    }
}
