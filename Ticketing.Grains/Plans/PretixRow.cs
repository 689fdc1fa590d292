using System.Numerics;
using System.Text.Json;

namespace Ticketing.Grains.Plans;

/// <summary>Reads the rows of the zones of a pretix plan.</summary>
internal sealed class PretixRow(SeatingPlanBuilder builder, PlanErrors errors, PlanJson fields, LeftOut leftOut, List<PretixPlace> places)
{
    private const string DefaultCategory = "Standard";

    // The distance of seats in pretix's editor, for seats and rows without a position.
    private const float Pitch = 25;

    private Vector2 _zoneOrigin;
    private int _zone;
    private int _zoneInFile;
    private int _row;
    private bool _hasPositions;
    private string? _changedId;
    private int _changedIds;

    /// <summary>Begins with the rows of a zone.</summary>
    public void Begin(int zone, int zoneInFile, Vector2 origin) => (_zone, _zoneInFile, _zoneOrigin, _row) = (zone, zoneInFile, origin, -1);

    /// <summary>Adds the next row of the zone.</summary>
    public void Add(JsonElement row)
    {
        _row++;
        var path = $"$.zones[{_zoneInFile}].rows[{_row}]";
        if (fields.Text(row, "row_number", path) is not { } number || !fields.Position(row, path, out var position))
            return;
        _hasPositions = HasPositions(row);
        var origin = _zoneOrigin + (position ?? (_hasPositions ? Vector2.Zero : new Vector2(0, _row * Pitch)));
        var label = Label(Label(row, "row_label"), number);
        var index = 0;
        foreach (var seat in fields.Items(row, "seats", path))
        {
            if (errors.Full || builder.IsTooFull)
                return;
            AddSeat(row, seat, label, origin, index++);
        }
    }

    /// <summary>Tells that a zone is not in the plan.</summary>
    public void NoteEmptyZone(string name) => leftOut.Add($"zone {PlanText.Quote(name)} (no seats)");

    /// <summary>Tells that seats have other ids than in the file.</summary>
    public void NoteChangedIds()
    {
        if (_changedId is { } first)
            leftOut.Add($"the spelling of {_changedIds} seat_guid, the first {PlanText.Quote(first)} (an id has 1–{PlanLimits.SeatIdLength} letters, digits, '-', '_' and '.')");
    }

    private void AddSeat(JsonElement row, JsonElement seat, string rowLabel, Vector2 origin, int index)
    {
        var place = new PretixPlace(_zoneInFile, _row, index);
        if (PlanJson.OptionalText(seat, "seat_number") is { } number
            && TryId(seat, out var id)
            && TryPosition(seat, index, out var offset)
            && TryCategory(seat, out var category))
        {
            var at = origin + offset;
            if (builder.AddSeat(_zone, rowLabel, Label(Label(seat, "seat_label") ?? Label(row, "seat_label"), number), id, category, at.X, at.Y) is { } problem)
                errors.Check(place.ToString(), problem);
            else
                places.Add(place);
            return;
        }
        Explain(seat, place.ToString());
    }

    // pretix shows a label with its "%s" replaced by the number, and the number alone when there is no label.
    private static string Label(string? format, string number) => format?.Replace("%s", number, StringComparison.Ordinal) ?? number;

    private static string? Label(JsonElement parent, string name) => PlanJson.OptionalText(parent, name) is { Length: > 0 } format ? format : null;

    // A seat without a guid gets an id from its names.
    private bool TryId(JsonElement seat, out string? id)
    {
        id = PlanJson.OptionalText(seat, "seat_guid");
        if (string.IsNullOrWhiteSpace(id))
        {
            var isGood = id is not null || !PlanJson.IsPresent(seat, "seat_guid");
            id = null;
            return isGood;
        }
        if (PlanText.SeatIdProblem(id) is null)
            return true;
        _changedId ??= id;
        _changedIds++;
        id = SeatIds.OfForeign(id);
        return true;
    }

    private bool TryPosition(JsonElement seat, int index, out Vector2 position)
    {
        if (PlanJson.TryPosition(seat, out position))
            return true;
        position = new Vector2(index * Pitch, 0);
        return !_hasPositions;
    }

    private static bool HasPositions(JsonElement row) =>
        row.TryGetProperty("seats", out var seats) && seats.ValueKind == JsonValueKind.Array && seats.EnumerateArray().Any(seat => PlanJson.IsPresent(seat, "position"));

    private bool TryCategory(JsonElement seat, out int category)
    {
        category = -1;
        if (PlanJson.OptionalText(seat, "category") is { Length: > 0 } name)
            return builder.TryCategory(name, out category);
        if (PlanJson.IsPresent(seat, "category") && PlanJson.OptionalText(seat, "category") is null)
            return false;
        if (!builder.TryCategory(DefaultCategory, out category) && builder.AddCategory(DefaultCategory, PretixPlan.DefaultColor) is null)
            category = builder.CategoryCount - 1;
        return category >= 0;
    }

    private void Explain(JsonElement seat, string path)
    {
        fields.Text(seat, "seat_number", path);
        if (PlanJson.IsPresent(seat, "seat_guid"))
            fields.Text(seat, "seat_guid", path);
        if (PlanJson.IsPresent(seat, "category") && fields.Text(seat, "category", path) is { } category && !builder.TryCategory(category, out _))
            errors.Check($"{path}.category", $"there is no category {PlanText.Quote(category)}");
        if (fields.Position(seat, path, out var position) && position is null)
            errors.Check($"{path}.position", "is missing, but other seats of the row have one");
    }
}
