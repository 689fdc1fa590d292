using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ticketing.Grains.Signing;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>
/// The text in the QR code of a ticket: <c>TK1.serial.tag</c>. The tag is HMAC-SHA-256 over performance and serial, cut to 16 bytes as in the
/// tokens of the waiting room. Somebody who only saw a serial cannot make its code, and a forged code is refused without reading the ticket.
/// </summary>
public static class TicketCode
{
    private const string Prefix = "TK1";
    private const int TagLength = 16;

    /// <summary>The longest code that is accepted.</summary>
    public const int MaxLength = 64;

    /// <summary>The code of a ticket.</summary>
    public static string Write(SigningKeys keys, string performance, string serial) =>
        $"{Prefix}.{serial}.{Base64Url.EncodeToString(Tag(keys, performance, serial))}";

    /// <summary>The serial in a code of this performance; null if the code is malformed, forged or of another performance.</summary>
    public static string? TryRead(SigningKeys keys, string performance, string code)
    {
        if (code.Length > MaxLength || code.Split('.') is not [Prefix, { Length: > 0 } serial, var tag] || !Base64Url.IsValid(tag)) return null;
        return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(tag), Tag(keys, performance, serial)) ? serial : null;
    }

    private static byte[] Tag(SigningKeys keys, string performance, string serial)
    {
        var tag = new byte[TagLength];
        keys.Tickets.Tag(Encoding.UTF8.GetBytes($"{performance}/{serial}"), tag);
        return tag;
    }
}
