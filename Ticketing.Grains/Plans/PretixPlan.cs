using System.Numerics;
using System.Text.Json;

namespace Ticketing.Grains.Plans;

/// <summary>
/// Imports the seating-plan JSON that pretix's editor exports (its published <c>seating-plan.schema.json</c>).
/// The position of a seat is the sum of the positions of its zone, its row and itself. Parts without a position stand behind each other. Seats
/// without a category get one of the plan's own. Properties that are not needed (size, rotation …) are ignored.
/// </summary>
/// <remarks>
/// Zone names must be distinct here but not in pretix, so a repeated name gets " (2)". Zones without seats, which are used to draw stages and
/// bars, and drawn areas are left out, and the result says so. Rows of one zone with the same label become one row.
/// </remarks>
public static class PretixPlan
{
    internal const string DefaultColor = "#808080";

    /// <summary>Imports a plan.</summary>
    /// <param name="utf8">The file, at most <see cref="PlanLimits.TextBytes"/>, with or without byte order mark.</param>
    /// <returns>The plan, or errors by JSON path.</returns>
    public static PlanResult Import(ReadOnlyMemory<byte> utf8)
    {
        if (PlanBytes.SizeProblem(utf8.Span) is { } tooLarge)
            return PlanResult.Of("$", tooLarge);
        if (PlanBytes.OtherFormat(utf8.Span) is { } other)
            return PlanResult.Of("$", $"the file is {other} and not JSON in UTF-8");
        if (!PlanBytes.TryDecode(utf8.Span, out _, out var badLine))
            return PlanResult.Of($"line {badLine}", "the text is not UTF-8, for example EUC-KR (CP949)");
        try
        {
            using var document = JsonDocument.Parse(PlanBytes.WithoutBom(utf8));
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            return PlanResult.Of($"line {e.LineNumber + 1}", "the text is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            // Only one error leads here: a string contains half of a surrogate pair.
            return PlanResult.Of("$", "a string in the file is not valid UTF-8");
        }
    }

    private static PlanResult Read(JsonElement root)
    {
        var (errors, leftOut) = (new PlanErrors(), new LeftOut());
        var fields = new PlanJson(errors);
        var places = new List<PretixPlace>();
        var builder = new SeatingPlanBuilder(seat => places[seat].ToString());
        var standing = new PretixStanding(builder, errors, leftOut);
        var name = fields.Text(root, "name", "$");
        if (name is not null)
            errors.Check("$.name", builder.NameProblem("name", name));
        var index = 0;
        foreach (var category in fields.Items(root, "categories", "$"))
            AddCategory(builder, errors, fields, category, $"$.categories[{index++}]");
        index = 0;
        var rows = new PretixRow(builder, errors, fields, leftOut, places);
        foreach (var zone in fields.Items(root, "zones", "$"))
            AddZone(builder, errors, fields, standing, rows, zone, index++);
        standing.Add(root);
        rows.NoteChangedIds();
        if (!errors.Any)
            errors.Check("$.zones", builder.SeatCount == 0 ? "the plan has no seats" : null);
        return errors.Any ? PlanResult.Of(errors.All) : PlanResult.Of(builder.Build(name!), leftOut);
    }

    private static void AddCategory(
        SeatingPlanBuilder builder, PlanErrors errors, PlanJson fields, JsonElement category, string path)
    {
        if (fields.Text(category, "name", path) is not { } name)
            return;
        var color = PlanJson.OptionalText(category, "color");
        errors.Check(path, builder.AddCategory(name, string.IsNullOrEmpty(color) ? DefaultColor : color));
    }

    private static void AddZone(
        SeatingPlanBuilder builder, PlanErrors errors, PlanJson fields, PretixStanding standing, PretixRow rows, JsonElement zone, int index)
    {
        var path = $"$.zones[{index}]";
        if (!fields.Position(zone, path, out var origin))
            return;
        var name = PlanJson.OptionalText(zone, "name") is { Length: > 0 } own ? own : $"Zone {index + 1}";
        standing.NoteAreas(zone, name);
        var items = fields.Items(zone, "rows", path);
        if (items.All(HasNoSeats))
        {
            rows.NoteEmptyZone(name);
            return;
        }
        if (!errors.Check($"{path}.name", builder.AddZone(builder.FreeZoneName(name), out var zoneIndex)))
            return;
        rows.Begin(zoneIndex, index, origin ?? new Vector2(0, builder.NextY));
        foreach (var row in items)
        {
            if (errors.Full || builder.IsTooFull)
                return;
            rows.Add(row);
        }
    }

    private static bool HasNoSeats(JsonElement row) => row.ValueKind == JsonValueKind.Object
        && row.TryGetProperty("seats", out var seats) && seats.ValueKind == JsonValueKind.Array && seats.GetArrayLength() == 0;
}
