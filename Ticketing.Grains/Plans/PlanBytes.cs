using System.Text;

namespace Ticketing.Grains.Plans;

/// <summary>Decodes uploaded bytes.</summary>
internal static class PlanBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? SizeProblem(ReadOnlySpan<byte> bytes) =>
        bytes.Length > PlanLimits.TextBytes ? $"{bytes.Length} bytes, allowed are {PlanLimits.TextBytes}" : null;

    public static ReadOnlyMemory<byte> WithoutBom(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    /// <summary>
    /// Gives the text, or the line with the first byte that is not UTF-8. A common cause: spreadsheets often save Korean text as CP949.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<byte> utf8, out string text, out int badLine)
    {
        try
        {
            (text, badLine) = (Strict.GetString(utf8), 0);
            return true;
        }
        catch (DecoderFallbackException e)
        {
            (text, badLine) = ("", utf8[..Math.Clamp(e.Index, 0, utf8.Length)].Count((byte)'\n') + 1);
            return false;
        }
    }
}
