namespace Ticketing.Grains.Seats.Tickets;

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

    /// <summary>The text in capital letters, with the digits that I, L and O are read for.</summary>
    public static string Canonical(string text) =>
        text.ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
