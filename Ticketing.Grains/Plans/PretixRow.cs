using System.Numerics;
using System.Text.Json;

namespace Ticketing.Grains.Plans;

/// <summary>Reads the rows of one zone of a pretix plan.</summary>
internal sealed class PretixRow(SeatingPlanBuilder builder, PlanErrors errors, PlanJson fields, int zone, Vector2 zoneOrigin)
{
    public void Add(JsonElement row, string path)
    {
        if (fields.Text(row, "row_number", path) is not { } number
            || !fields.Position(row, path, required: false, out var origin))
            return;
        // pretix shows row_label with its "%s" replaced by the number, and the number alone when there is no label.
        var label = PlanJson.OptionalText(row, "row_label") is { Length: > 0 } format
            ? format.Replace("%s", number, StringComparison.Ordinal)
            : number;
        var index = 0;
        foreach (var seat in fields.Items(row, "seats", path))
        {
            if (errors.Full)
                return;
            AddSeat(seat, label, zoneOrigin + origin, path, index++);
        }
    }

    private void AddSeat(JsonElement seat, string row, Vector2 origin, string rowPath, int index)
    {
        // Paths are built for errors only: 100,000 of them would cost more than reading the file.
        if (PlanJson.OptionalText(seat, "seat_guid") is { } id
            && PlanJson.OptionalText(seat, "seat_number") is { } number
            && PlanJson.OptionalText(seat, "category") is { } categoryName
            && PlanJson.TryPosition(seat, out var offset)
            && builder.TryCategory(categoryName, out var category))
        {
            var at = origin + offset;
            if (builder.AddSeat(zone, row, number, id, category, at.X, at.Y) is { } problem)
                errors.Check($"{rowPath}.seats[{index}]", problem);
            return;
        }
        Explain(seat, $"{rowPath}.seats[{index}]");
    }

    private void Explain(JsonElement seat, string path)
    {
        fields.Text(seat, "seat_guid", path);
        fields.Text(seat, "seat_number", path);
        if (fields.Text(seat, "category", path) is { } category && !builder.TryCategory(category, out _))
            errors.Check($"{path}.category", $"there is no category {PlanText.Quote(category)}");
        fields.Position(seat, path, required: true, out _);
    }
}
