using System.Text.Json;

namespace Ticketing.Grains.Plans;

/// <summary>
/// Reads what a pretix file has besides seats. Standing places become zones of general admission; drawings cannot be held by a plan and are
/// listed as left out.
/// </summary>
internal sealed class PretixStanding(SeatingPlanBuilder builder, PlanErrors errors, LeftOut leftOut)
{
    /// <summary>Adds the standing places of the plan: one object, or an array of them.</summary>
    public void Add(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("standing", out var standing) || standing.ValueKind == JsonValueKind.Null)
            return;
        var areas = standing.ValueKind == JsonValueKind.Array ? standing.EnumerateArray().ToArray() : [standing];
        for (var i = 0; i < areas.Length && !errors.Full; i++)
            AddArea(areas[i], standing.ValueKind == JsonValueKind.Array ? $"$.standing[{i}]" : "$.standing");
    }

    /// <summary>Notes the drawings of a zone.</summary>
    public void NoteAreas(JsonElement zone, string zoneName)
    {
        if (zone.ValueKind != JsonValueKind.Object || !zone.TryGetProperty("areas", out var areas) || areas.ValueKind != JsonValueKind.Array)
            return;
        foreach (var area in areas.EnumerateArray())
        {
            var shape = PlanJson.OptionalText(area, "shape") is { Length: > 0 } named ? named : "drawing";
            var text = area.ValueKind == JsonValueKind.Object && area.TryGetProperty("text", out var inside) ? PlanJson.OptionalText(inside, "text") : null;
            var title = string.IsNullOrWhiteSpace(text) ? "area" : $"area {PlanText.Quote(text)}";
            leftOut.Add($"{title} ({PlanText.Quote(shape).Trim('"')}) of zone {PlanText.Quote(zoneName)}");
        }
    }

    private void AddArea(JsonElement area, string path)
    {
        var name = builder.FreeZoneName(PlanJson.OptionalText(area, "name") is { Length: > 0 } own ? own : "Standing");
        if (area.ValueKind != JsonValueKind.Object || !area.TryGetProperty("capacity", out var number) || number.ValueKind != JsonValueKind.Number
            || !number.TryGetInt32(out var capacity))
            errors.Check($"{path}.capacity", "is not a whole number");
        else if (Category(area, name, path) is { } category)
            errors.Check(path, builder.AddGeneralAdmission(name, capacity, category, 0, builder.NextY));
    }

    // The category that the area names, else the only one of the plan, else one of its own.
    private int? Category(JsonElement area, string name, string path)
    {
        if (PlanJson.OptionalText(area, "category") is { Length: > 0 } named)
            return errors.Check($"{path}.category", builder.TryCategory(named, out var known) ? null : $"there is no category {PlanText.Quote(named)}") ? known : null;
        if (builder.CategoryCount == 1)
            return 0;
        if (!builder.TryCategory(name, out var own) && errors.Check(path, builder.AddCategory(name, PretixPlan.DefaultColor)))
            own = builder.CategoryCount - 1;
        return own >= 0 ? own : null;
    }
}
