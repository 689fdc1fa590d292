using System.Globalization;

namespace Ticketing.Grains.Plans;

/// <summary>
/// Imports a plan from CSV (RFC 4180, UTF-8 with or without byte order mark). The first line names the columns
/// zone, row, number, category, x, y and optionally id, in any order; other columns are ignored.
/// </summary>
/// <remarks>The plan has the zones and categories that occur in the file. The rows of a zone must be listed from the front to the back.</remarks>
public static class CsvPlan
{
    private static readonly string[] Required = ["zone", "row", "number", "category", "x", "y"];

    private static readonly string[] Palette =
        ["#c0392b", "#2471a3", "#1e8449", "#b7950b", "#7d3c98", "#ca6f1e", "#148f77", "#5d6d7e"];

    /// <summary>Imports a plan.</summary>
    /// <param name="name">Name of the plan; the file has none.</param>
    /// <param name="utf8">The file, at most <see cref="PlanLimits.TextBytes"/>.</param>
    /// <returns>The plan, or errors by line.</returns>
    public static PlanResult Import(string name, ReadOnlyMemory<byte> utf8)
    {
        if (PlanText.NameProblem("name", name) is { } badName)
            return PlanResult.Of("name", badName);
        if (PlanBytes.SizeProblem(utf8.Span) is { } tooLarge)
            return PlanResult.Of("file", tooLarge);
        if (!PlanBytes.TryDecode(PlanBytes.WithoutBom(utf8).Span, out var text, out var badLine))
            return PlanResult.Of($"line {badLine}", "the text is not UTF-8; save the file as \"CSV UTF-8\"");
        return Read(name, new CsvReader(text));
    }

    private static PlanResult Read(string name, CsvReader csv)
    {
        if (!csv.TryRead())
            return PlanResult.Of("line 1", csv.Problem ?? "the file is empty");
        var header = csv.Fields.ConvertAll(f => f.Trim().ToLowerInvariant());
        var columns = Array.ConvertAll(Required, header.IndexOf);
        if (Array.IndexOf(columns, -1) is >= 0 and var missing)
            return PlanResult.Of($"line {csv.Line}", $"the header has no column {PlanText.Quote(Required[missing])}");

        var errors = new PlanErrors();
        var builder = new SeatingPlanBuilder();
        var idColumn = header.IndexOf("id");
        while (!errors.Full && csv.TryRead())
        {
            if (AddSeat(builder, csv.Fields, columns, idColumn, header.Count) is { } problem)
                errors.Check($"line {csv.Line}", problem);
        }
        errors.Check($"line {csv.Line}", csv.Problem);
        if (!errors.Any)
            errors.Check("file", builder.SeatCount == 0 ? "the file has no seats" : null);
        return errors.Any ? PlanResult.Of(errors.All) : PlanResult.Of(builder.Build(name));
    }

    private static string? AddSeat(SeatingPlanBuilder builder, List<string> fields, int[] columns, int idColumn, int width)
    {
        if (fields.Count != width)
            return $"{fields.Count} fields, the header has {width}";
        var (zoneName, row, number) = (fields[columns[0]].Trim(), fields[columns[1]].Trim(), fields[columns[2]].Trim());
        if (!TryCoordinate(fields[columns[4]], out var x))
            return $"x is {PlanText.Quote(fields[columns[4]])}, not a number";
        if (!TryCoordinate(fields[columns[5]], out var y))
            return $"y is {PlanText.Quote(fields[columns[5]])}, not a number";
        if (ZoneAndCategory(builder, zoneName, fields[columns[3]].Trim(), out var zone, out var category) is { } problem)
            return problem;
        var id = idColumn < 0 ? "" : fields[idColumn].Trim();
        if (id.Length == 0)
            id = $"{PlanText.IdPart(zoneName)}-{PlanText.IdPart(row, 15)}-{PlanText.IdPart(number, 15)}";
        return builder.AddSeat(zone, row, number, id, category, x, y);
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

    private static bool TryCoordinate(string text, out float value) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
