using System.Text.Json;

namespace Ticketing.Grains.Plans;

/// <summary>Writes a plan as JSON, column by column within each row, because this order compresses best.</summary>
internal static class PlanDocumentWriter
{
    public static void Write(Utf8JsonWriter json, SeatingPlan plan)
    {
        json.WriteStartObject();
        json.WriteNumber("v", PlanDocument.Version);
        json.WriteString("name", plan.Name);
        json.WriteStartArray("categories");
        foreach (var (name, color) in plan.Categories)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("color", color);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("zones");
        foreach (var zone in plan.Zones)
        {
            json.WriteStartObject();
            json.WriteString("name", zone.Name);
            json.WriteBoolean("ga", zone.IsGeneralAdmission);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in plan.Rows)
            WriteRow(json, plan, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, SeatingPlan plan, SeatingRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("zone", row.Zone);
        json.WriteString("label", row.Label);
        Column(json, row, "ids", (j, seat) => j.WriteStringValue(plan.SeatIdSpan(seat)));
        Column(json, row, "numbers", (j, seat) => j.WriteStringValue(plan.NumberSpan(seat)));
        Column(json, row, "categories", (j, seat) => j.WriteNumberValue(plan.CategoryOf(seat)));
        Column(json, row, "x", (j, seat) => j.WriteNumberValue(plan.X(seat)));
        Column(json, row, "y", (j, seat) => j.WriteNumberValue(plan.Y(seat)));
        json.WriteEndObject();
    }

    private static void Column(Utf8JsonWriter json, SeatingRow row, string name, Action<Utf8JsonWriter, int> value)
    {
        json.WriteStartArray(name);
        for (var seat = row.Start; seat < row.Start + row.Count; seat++)
            value(json, seat);
        json.WriteEndArray();
    }
}
