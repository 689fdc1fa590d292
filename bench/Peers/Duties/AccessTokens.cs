using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ticketing.Peers.Duties;

/// <summary>Signed access tokens: buyer, end, and an HMAC-SHA256 over both. The key is a file in the data folder, so tokens outlive a restart.</summary>
internal sealed class AccessTokens
{
    private const int KeyBytes = 32;
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private readonly byte[] _key;

    /// <summary>Reads the key, or makes one.</summary>
    public AccessTokens(string folder)
    {
        var file = Path.Combine(folder, "access-key");
        if (!File.Exists(file)) File.WriteAllBytes(file, RandomNumberGenerator.GetBytes(KeyBytes));
        _key = File.ReadAllBytes(file);
    }

    /// <summary>A token of a buyer.</summary>
    public string Issue(string buyer, DateTimeOffset now)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{buyer}.{(now + Life).ToUnixTimeSeconds()}");
        return $"{text}.{Sign(text)}";
    }

    /// <summary>The buyer of a token in the header Authorization; null when the signature is wrong or the token has ended.</summary>
    public string? BuyerOf(ReadOnlySpan<char> authorization, DateTimeOffset now)
    {
        if (!authorization.StartsWith("Bearer ")) return null;
        var token = authorization["Bearer ".Length..];
        var signatureAt = token.LastIndexOf('.');
        if (signatureAt < 0) return null;
        var text = token[..signatureAt];
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(text)), Encoding.ASCII.GetBytes(token[(signatureAt + 1)..].ToString()))) return null;
        var endAt = text.LastIndexOf('.');
        return long.Parse(text[(endAt + 1)..], CultureInfo.InvariantCulture) > now.ToUnixTimeSeconds() ? text[..endAt].ToString() : null;
    }

    private string Sign(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[128];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var length = Encoding.ASCII.GetBytes(text, bytes);
        HMACSHA256.HashData(_key, bytes[..length], hash);
        return Base64Url.EncodeToString(hash);
    }
}
