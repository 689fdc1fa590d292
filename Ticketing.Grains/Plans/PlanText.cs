namespace Ticketing.Grains.Plans;

/// <summary>The rules for names, labels, colours and ids of a plan. Each rule returns the problem, or null.</summary>
internal static class PlanText
{
    private const int Quoted = 80;

    public static string? NameProblem(string what, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return $"{what} is empty";
        return LengthProblem(what, name, PlanLimits.NameLength);
    }

    public static string? LabelProblem(string what, ReadOnlySpan<char> label, bool mayBeEmpty)
    {
        if (!mayBeEmpty && label.IsWhiteSpace())
            return $"{what} is empty";
        return LengthProblem(what, label, PlanLimits.LabelLength);
    }

    // Pages put colours into style attributes and SVG, so quotes, semicolons and markup are refused.
    public static string? ColorProblem(string color)
    {
        if (color.Length is 0 or > PlanLimits.ColorLength)
            return $"color has {color.Length} characters, allowed are 1–{PlanLimits.ColorLength}";
        foreach (var c in color)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"#(),.% ".Contains(c, StringComparison.Ordinal))
                return $"color {Quote(color)} has a character that no CSS color needs";
        }
        return null;
    }

    public static string? SeatIdProblem(ReadOnlySpan<char> id)
    {
        if (id.Length is 0 or > PlanLimits.SeatIdLength)
            return $"seat id has {id.Length} characters, allowed are 1–{PlanLimits.SeatIdLength}";
        foreach (var c in id)
        {
            if (!IsIdCharacter(c))
                return $"seat id {Quote(id)} has a character other than letters, digits, '-', '_' and '.'";
        }
        return null;
    }

    public static string? CoordinateProblem(float x, float y) =>
        MathF.Abs(x) <= PlanLimits.Coordinate && MathF.Abs(y) <= PlanLimits.Coordinate
            ? null
            : $"position ({x}, {y}) is not within ±{PlanLimits.Coordinate:0}";

    /// <summary>Turns a name into a part of a seat id: blanks become '-', and other characters that an id cannot have are dropped.</summary>
    public static string IdPart(string name, int maxLength = 32)
    {
        var part = new char[Math.Min(name.Length, maxLength)];
        var length = 0;
        foreach (var c in name.AsSpan().Trim())
        {
            if (length == part.Length)
                break;
            if (IsIdCharacter(c))
                part[length++] = c;
            else if (char.IsWhiteSpace(c))
                part[length++] = '-';
        }
        return new string(part, 0, length);
    }

    public static string Quote(ReadOnlySpan<char> text) =>
        text.Length <= Quoted ? $"\"{text}\"" : $"\"{text[..Quoted]}…\"";

    private static bool IsIdCharacter(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.';

    private static string? LengthProblem(string what, ReadOnlySpan<char> text, int max)
    {
        if (text.Length > max)
            return $"{what} has {text.Length} characters, allowed are {max}";
        foreach (var c in text)
        {
            if (char.IsControl(c))
                return $"{what} has a control character (U+{(int)c:X4})";
        }
        return null;
    }
}
