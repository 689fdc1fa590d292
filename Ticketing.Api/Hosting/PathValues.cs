using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Hosting;

/// <summary>
/// Keeps texts that no id can have from becoming the name of a grain: grains and their host write that name into the log, where a line
/// end would begin a line of the caller's own making, and a control character would speak to the operator's terminal.
/// </summary>
internal static class PathValues
{
    // The longest part of a primary key.
    private const int MaxLength = 200;

    /// <summary>Answers 404 to an address with a value that is not plain text or too long for any id; comes after routing.</summary>
    public static void UsePlainPathValues(this WebApplication app) => app.Use(static (context, next) =>
    {
        foreach (var (_, value) in context.Request.RouteValues)
        {
            if (value is string text && (text.Length > MaxLength || !IsPlain(text)))
                return ProblemCatalogue.Of(RefusalCode.NotFound).With("Nothing has such an id.").ExecuteAsync(context);
        }

        return next(context);
    });

    // No control characters, no line and paragraph separators, no marks that change how others are read.
    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAscii(character) ? IsHidden(character) : char.IsControl(character)) return false;
        }

        return true;
    }

    private static bool IsHidden(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
