using System.Text;

namespace Ticketing.Grains.Plans;

/// <summary>Decodes uploaded bytes.</summary>
internal static class PlanBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? SizeProblem(ReadOnlySpan<byte> bytes) =>
        bytes.Length > PlanLimits.TextBytes ? $"{bytes.Length} bytes, allowed are {PlanLimits.TextBytes}" : null;

    /// <summary>The name of the format if the bytes are certainly not UTF-8 text; or null.</summary>
    public static string? OtherFormat(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\x3\x4"u8))
            return "an Excel workbook (XLSX)";
        // In UTF-16 every second byte of Latin letters and separators is zero, also where the file has no byte order mark.
        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes[..Math.Min(bytes.Length, 4)].Contains((byte)0)
            ? "UTF-16 (\"Unicode text\")"
            : null;
    }

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
