namespace Ticketing.Grains.Outcomes;

/// <summary>The rules for texts of the catalogue. Each rule returns the refusal, or null. Lengths are UTF-16 characters.</summary>
internal static class TextRules
{
    /// <summary>One line: not blank, at most <paramref name="max"/>, no control characters.</summary>
    public static Refusal? Line(string what, string text, int max) =>
        string.IsNullOrWhiteSpace(text) ? Refusals.Invalid($"The {what} is empty.") : OptionalLine(what, text, max);

    /// <summary>One line or nothing.</summary>
    public static Refusal? OptionalLine(string what, string text, int max) => Check(what, text, max, static c => char.IsControl(c));

    /// <summary>Any number of lines, or nothing.</summary>
    public static Refusal? Paragraphs(string what, string text, int max) =>
        Check(what, text, max, static c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

    private static Refusal? Check(string what, string text, int max, Func<char, bool> isForbidden)
    {
        if (text.Length > max) return Refusals.Invalid($"The {what} has {text.Length} characters; at most {max} are allowed.");
        return text.Any(isForbidden) ? Refusals.Invalid($"The {what} has a control character.") : null;
    }
}
