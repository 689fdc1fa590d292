using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Grains.Plans;

/// <summary>The rules for names, labels, colours and ids of a plan. Each rule returns the problem, or null.</summary>
internal static class PlanText
{
    private const int Quoted = 80;

    /// <summary>The problem of a name in its stored form. A plan that was stored by an earlier release keeps what that release allowed.</summary>
    public static string? NameProblem(string what, string? name, bool isOld = false)
    {
        if (name is null || TypedText.IsBlank(name))
            return isOld && !string.IsNullOrWhiteSpace(name) ? null : $"{what} is empty";
        return TextProblem(what, name, PlanLimits.NameLength, isOld);
    }

    public static string? LabelProblem(string what, string label, bool mayBeEmpty, bool isOld = false)
    {
        if (TypedText.IsBlank(label) && !mayBeEmpty && !(isOld && !string.IsNullOrWhiteSpace(label)))
            return $"{what} is empty";
        return TextProblem(what, label, PlanLimits.LabelLength, isOld);
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

    public static string Quote(ReadOnlySpan<char> text) =>
        text.Length <= Quoted ? $"\"{text}\"" : $"\"{text[..Quoted]}…\"";

    private static bool IsIdCharacter(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.';

    // UTF-16 characters and not characters as people see them: a category's name is part of rows whose column has 200 code points.
    private static string? TextProblem(string what, string text, int max, bool isOld)
    {
        if (text.Length > max)
            return $"{what} has {text.Length} characters, allowed are {max}";
        return !isOld && TypedText.HiddenProblem(text) is { } hidden ? $"{what} {hidden}" : null;
    }
}
