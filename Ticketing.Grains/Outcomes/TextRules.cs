using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Grains.Outcomes;

/// <summary>
/// The rules for texts of the catalogue. Each rule returns the refusal, or null, for the form of the text that is stored
/// (<see cref="TypedText.Stored"/>). Lengths are characters as people see them.
/// </summary>
internal static class TextRules
{
    /// <summary>One line: something to see, at most <paramref name="max"/>, nothing hidden.</summary>
    public static Refusal? Line(string what, string text, int max) =>
        TypedText.IsBlank(text) ? Refusals.Invalid($"The {what} is empty.") : OptionalLine(what, text, max);

    /// <summary>One line or nothing.</summary>
    public static Refusal? OptionalLine(string what, string text, int max) => Check(what, text, max, lines: false);

    /// <summary>Any number of lines, or nothing.</summary>
    public static Refusal? Paragraphs(string what, string text, int max) => Check(what, text, max, lines: true);

    private static Refusal? Check(string what, string text, int max, bool lines) =>
        TypedText.WhyNot(TypedText.Stored(text), max, lines) is { } problem ? Refusals.Invalid($"The {what} {problem}.") : null;
}
