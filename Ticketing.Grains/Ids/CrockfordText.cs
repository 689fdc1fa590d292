using System.Security.Cryptography;
using System.Text;

namespace Ticketing.Grains.Ids;

/// <summary>Base 32 by Douglas Crockford: digits and capital letters without I, L, O and U, which people confuse with others.</summary>
internal static class CrockfordText
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The bytes in base 32, five bits a character; the last character has the bits that are left, filled up with zeros.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * 8) + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var value = 0;
            for (var bit = i * 5; bit < (i * 5) + 5; bit++)
                value = (value << 1) | (bit < bytes.Length * 8 ? (bytes[bit / 8] >> (7 - (bit % 8))) & 1 : 0);
            text[i] = Letters[value];
        }
        return new string(text);
    }

    /// <summary>The first characters of a text's hash (SHA-256), five bits of each byte; the same text always gives the same.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many characters, at most 32.</param>
    public static string OfHash(string text, int length)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        Span<char> letters = stackalloc char[length];
        for (var i = 0; i < length; i++) letters[i] = Letters[hash[i] & 31];
        return new string(letters);
    }

    /// <summary>The text in capital letters, with the digits that I, L and O are read for.</summary>
    public static string Canonical(string text) =>
        text.ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
