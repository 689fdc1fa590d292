using System.Numerics;
using System.Text.Json;

namespace Ticketing.Grains.Plans;

/// <summary>Takes fields out of uploaded JSON. A field that is missing or has another type is noted as an error with its path.</summary>
internal sealed class PlanJson(PlanErrors errors)
{
    public string? Text(JsonElement parent, string name, string path)
    {
        if (OptionalText(parent, name) is { } text)
            return text;
        errors.Check($"{path}.{name}", IsPresent(parent, name) ? "is not a text" : "is missing");
        return null;
    }

    public IEnumerable<JsonElement> Items(JsonElement parent, string name, string path)
    {
        if (IsPresent(parent, name) && parent.GetProperty(name) is { ValueKind: JsonValueKind.Array } array)
            return array.EnumerateArray();
        errors.Check($"{path}.{name}", IsPresent(parent, name) ? "is not an array" : "is missing");
        return [];
    }

    /// <summary>The position of a part; null where there is none.</summary>
    /// <returns>False, with an error noted, when there is something else than a position.</returns>
    public bool Position(JsonElement parent, string path, out Vector2? position)
    {
        position = TryPosition(parent, out var given) ? given : null;
        return position is not null || !IsPresent(parent, "position")
            || errors.Check($"{path}.position", "is not an object with numbers x and y");
    }

    public static string? OptionalText(JsonElement parent, string name) =>
        IsPresent(parent, name) && parent.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool TryPosition(JsonElement parent, out Vector2 position)
    {
        position = default;
        if (!IsPresent(parent, "position") || parent.GetProperty("position") is not { ValueKind: JsonValueKind.Object } place)
            return false;
        return TryNumber(place, "x", out position.X) && TryNumber(place, "y", out position.Y);
    }

    private static bool TryNumber(JsonElement parent, string name, out float value)
    {
        value = 0;
        return parent.TryGetProperty(name, out var number)
            && number.ValueKind == JsonValueKind.Number
            && number.TryGetSingle(out value);
    }

    public static bool IsPresent(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null;
}
