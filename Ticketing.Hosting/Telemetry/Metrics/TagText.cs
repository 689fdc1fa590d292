using System.Globalization;

namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>Writes the value of a tag.</summary>
internal static class TagText
{
    // Nothing that is a good tag is longer; what is would be somebody's text.
    private const int MaxLength = 200;

    public static string Of(object? value)
    {
        var text = value switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return text.Length <= MaxLength ? text : text[..MaxLength];
    }
}
