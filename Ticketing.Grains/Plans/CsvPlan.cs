using System.Globalization;
using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Grains.Plans;

/// <summary>
/// Imports a plan from CSV (RFC 4180, or as spreadsheets write it: <see cref="CsvDialect"/>), UTF-8 with or without byte order mark. The first
/// line names the columns zone, row, number, category, x, y and optionally id, in any order; other columns are ignored, and so are empty lines.
/// </summary>
/// <remarks>The plan has the zones and categories that occur in the file. The rows of a zone must be listed from the front to the back.</remarks>
public static class CsvPlan
{
    private static readonly string[] Palette =
        ["#c0392b", "#2471a3", "#1e8449", "#b7950b", "#7d3c98", "#ca6f1e", "#148f77", "#5d6d7e"];

    /// <summary>Imports a plan.</summary>
    /// <param name="name">Name of the plan; the file has none.</param>
    /// <param name="utf8">The file, at most <see cref="PlanLimits.TextBytes"/>.</param>
    /// <returns>The plan, or errors by line.</returns>
    public static PlanResult Import(string name, ReadOnlyMemory<byte> utf8)
    {
        if (PlanText.NameProblem("name", TypedText.Stored(name)) is { } badName)
            return PlanResult.Of("name", badName);
        if (PlanBytes.SizeProblem(utf8.Span) is { } tooLarge)
            return PlanResult.Of("file", tooLarge);
        if (PlanBytes.OtherFormat(utf8.Span) is { } other)
            return PlanResult.Of("file", $"the file is {other}; save it as \"CSV UTF-8\"");
        if (!PlanBytes.TryDecode(PlanBytes.WithoutBom(utf8).Span, out var text, out var badLine))
            return PlanResult.Of($"line {badLine}", "the text is not UTF-8; Korean spreadsheets often save EUC-KR (CP949); save the file as \"CSV UTF-8\"");
        return Read(name, text);
    }

    private static PlanResult Read(string name, string text)
    {
        var dialect = CsvDialect.Of(text);
        var csv = new CsvReader(text, dialect);
        if (!csv.TryRead())
            return PlanResult.Of("line 1", csv.Problem ?? "the file is empty");
        var (header, problem) = CsvHeader.Read(csv.Fields);
        if (header is null)
            return PlanResult.Of($"line {csv.Line}", problem!);

        var errors = new PlanErrors();
        var lines = new List<int>();
        var builder = new SeatingPlanBuilder(seat => $"line {lines[seat]}");
        while (!errors.Full && !builder.IsTooFull && csv.TryRead())
        {
            if (csv.Fields.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            if (errors.Check($"line {csv.Line}", header.Problem(csv.Fields) ?? AddSeat(builder, header, csv.Fields, dialect)))
                lines.Add(csv.Line);
        }
        errors.Check($"line {csv.Line}", csv.Problem);
        if (!errors.Any)
            errors.Check("file", builder.SeatCount == 0 ? "the file has no seats" : null);
        return errors.Any ? PlanResult.Of(errors.All) : PlanResult.Of(builder.Build(name));
    }

    private static string? AddSeat(SeatingPlanBuilder builder, CsvHeader header, List<string> fields, CsvDialect dialect)
    {
        var values = header.Values(fields);
        if (!TryCoordinate(values[4], dialect, out var x))
            return $"x is {PlanText.Quote(values[4])}, not a number";
        if (!TryCoordinate(values[5], dialect, out var y))
            return $"y is {PlanText.Quote(values[5])}, not a number";
        return ZoneAndCategory(builder, values[0], values[3], out var zone, out var category)
            ?? builder.AddSeat(zone, values[1], values[2], header.Id(fields), category, x, y);
    }

    private static string? ZoneAndCategory(
        SeatingPlanBuilder builder, string zoneName, string categoryName, out int zone, out int category)
    {
        category = -1;
        if (!builder.TryZone(zoneName, out zone) && builder.AddZone(zoneName, out zone) is { } badZone)
            return badZone;
        if (builder.TryCategory(categoryName, out category))
            return null;
        var color = Palette[builder.CategoryCount % Palette.Length];
        if (builder.AddCategory(categoryName, color) is { } badCategory)
            return badCategory;
        category = builder.CategoryCount - 1;
        return null;
    }

    private static bool TryCoordinate(string text, CsvDialect dialect, out float value)
    {
        if (dialect.HasDecimalCommas && !text.Contains('.', StringComparison.Ordinal))
            text = text.Replace(',', '.');
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
