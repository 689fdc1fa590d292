using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Signing;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>
/// The text in the QR code of a ticket: <c>TK2</c>, the key's id, the serial, and a tag. All are capital letters and digits, so a code survives a
/// scanner that types it in any letter case and input mode. Codes of the form before, <c>TK1.serial.tag</c>, stay valid.
/// </summary>
/// <remarks>
/// The tag is HMAC-SHA-256 over performance and serial, cut to 16 bytes as in the tokens of the waiting room. Somebody who only saw a serial
/// cannot make its code, and a forged code is refused without reading the ticket.
/// </remarks>
public static class TicketCode
{
    private const string Prefix = "TK2";
    private const string FormerPrefix = "TK1";
    private const int TagLength = 16;
    private const int TagText = 26; // 16 bytes in base 32

    // Stands for the way the tag is made. Which of the accepted keys made it is found by trying, see SigningSettings.
    private const char KeyId = '0';

    /// <summary>The longest code.</summary>
    public const int MaxLength = 64;

    /// <summary>The longest text that is read as a scan: a code with line ends, blanks or other input modes.</summary>
    public const int MaxScan = 4 * MaxLength;

    /// <summary>The code of a ticket.</summary>
    public static string Write(SigningKeys keys, string performance, string serial) =>
        $"{Prefix}{KeyId}{serial}{CrockfordText.Of(Tag(keys, $"{Prefix}/{KeyId}/{performance}/{serial}"))}";

    /// <summary>The serial in a code of this performance; null if the code is malformed, forged or of another performance.</summary>
    /// <param name="keys">The keys of the installation.</param>
    /// <param name="performance">The performance.</param>
    /// <param name="scan">The code as it was scanned or typed.</param>
    public static string? TryRead(SigningKeys keys, string performance, string scan)
    {
        if (scan.Length > MaxScan) return null;
        var code = ScannedText.Latin(scan);
        if (code.Length > MaxLength) return null;

        // A tag tells which of the candidates is the code, so trying several lets nobody in who has none.
        return TryReadNow(keys, performance, CrockfordText.Canonical(code))
            ?? TryReadFormer(keys, performance, code)
            ?? TryReadFormer(keys, performance, ScannedText.CaseSwapped(code));
    }

    /// <summary>Whether a scan that is no valid code looks like one that a keyboard has changed.</summary>
    public static bool IsChangedByKeyboard(string scan)
    {
        if (scan.Length > MaxScan) return false;
        var isPlain = scan.StartsWith(Prefix, StringComparison.Ordinal) || scan.StartsWith(FormerPrefix, StringComparison.Ordinal);
        return ScannedText.Latin(scan) is var code && (code != scan || !isPlain)
            && (code.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || code.StartsWith(FormerPrefix, StringComparison.OrdinalIgnoreCase));
    }

    private static string? TryReadNow(SigningKeys keys, string performance, string code)
    {
        if (code.Length <= Prefix.Length + 1 + TagText || !code.StartsWith(Prefix, StringComparison.Ordinal) || code[Prefix.Length] != KeyId) return null;
        var serial = code[(Prefix.Length + 1)..^TagText];
        var (tag, what) = (code[^TagText..], $"{Prefix}/{KeyId}/{performance}/{serial}");
        return Enumerable.Range(0, keys.Tickets.Count).Any(key => IsSame(tag, CrockfordText.Of(Tag(keys, what, key)))) ? serial : null;
    }

    private static string? TryReadFormer(SigningKeys keys, string performance, string code)
    {
        if (code.Split('.') is not [FormerPrefix, { Length: > 0 } serial, var tag] || !Base64Url.IsValid(tag)) return null;
        return Base64Url.DecodeFromChars(tag) is { Length: TagLength } given && keys.Tickets.Accepts(Encoding.UTF8.GetBytes($"{performance}/{serial}"), given) ? serial : null;
    }

    private static bool IsSame(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static byte[] Tag(SigningKeys keys, string what, int key = 0)
    {
        var tag = new byte[TagLength];
        keys.Tickets.Tag(Encoding.UTF8.GetBytes(what), tag, key);
        return tag;
    }
}
