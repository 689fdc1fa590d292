using System.Text.Json;

namespace Ticketing.Grains.Plans;

/// <summary>Reads what <see cref="PlanDocumentWriter"/> wrote, and checks every rule of a plan again.</summary>
internal static class PlanDocumentReader
{
    public static PlanResult Read(JsonElement root)
    {
        if (root.GetProperty("v").GetInt32() is not PlanDocument.Version and var version)
            return PlanResult.Of("document.v", $"is {version}, known is {PlanDocument.Version}");
        var errors = new PlanErrors();
        var builder = new SeatingPlanBuilder(isStored: true);
        var name = root.GetProperty("name").GetString();
        errors.Check("document.name", builder.NameProblem("name", name));
        foreach (var category in root.GetProperty("categories").EnumerateArray())
            errors.Check("document.categories", builder.AddCategory(Text(category, "name"), Text(category, "color")));
        foreach (var zone in root.GetProperty("zones").EnumerateArray())
            errors.Check("document.zones", builder.AddZone(Text(zone, "name"), out _, zone.GetProperty("ga").GetBoolean()));
        var index = 0;
        foreach (var row in root.GetProperty("rows").EnumerateArray())
        {
            if (!errors.Any)
                AddRow(builder, errors, row, $"document.rows[{index++}]");
        }
        if (!errors.Any)
            errors.Check("document", builder.SeatCount == 0 ? "has no seats" : null);
        return errors.Any ? PlanResult.Of(errors.All) : PlanResult.Of(builder.Build(name!));
    }

    private static void AddRow(SeatingPlanBuilder builder, PlanErrors errors, JsonElement row, string where)
    {
        var zone = row.GetProperty("zone").GetInt32();
        var label = Text(row, "label");
        using var ids = row.GetProperty("ids").EnumerateArray().GetEnumerator();
        using var numbers = row.GetProperty("numbers").EnumerateArray().GetEnumerator();
        using var categories = row.GetProperty("categories").EnumerateArray().GetEnumerator();
        using var xs = row.GetProperty("x").EnumerateArray().GetEnumerator();
        using var ys = row.GetProperty("y").EnumerateArray().GetEnumerator();
        while (ids.MoveNext() && numbers.MoveNext() && categories.MoveNext() && xs.MoveNext() && ys.MoveNext() && !errors.Any)
        {
            var category = categories.Current.GetInt32();
            if (zone < 0 || zone >= builder.ZoneCount || category < 0 || category >= builder.CategoryCount)
                errors.Check(where, $"zone {zone} or category {category} is unknown");
            else if (ids.Current.GetString() is not { } id || numbers.Current.GetString() is not { } number)
                errors.Check(where, "an id or a number is null");
            else
                errors.Check(where, builder.AddSeat(zone, label, number, id, category, xs.Current.GetSingle(), ys.Current.GetSingle()));
        }
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? "";
}
