using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ticketing.Grains.Signing;

/// <summary>The reason why a ticket or token is refused.</summary>
public enum TokenRefusal
{
    /// <summary>The token is not refused.</summary>
    None,

    /// <summary>The text has not the length, alphabet or format of such a token.</summary>
    Malformed,

    /// <summary>The signature does not match.</summary>
    Forged,

    /// <summary>The token has expired.</summary>
    Expired,

    /// <summary>The token is for another performance.</summary>
    OtherPerformance,

    /// <summary>The token belongs to another user.</summary>
    OtherUser,

    /// <summary>The token is for another kind of request, or for the same one of somebody else or elsewhere.</summary>
    OtherPurpose,
}

/// <summary>
/// Seals and opens tokens: a body of fixed length and its HMAC-SHA-256 tag, in base64url. Only the first 16 bytes of the
/// tag are kept, so that tokens stay short: RFC 2104 advises at least half of the hash, and nobody can try 2¹²⁸ tags over HTTP.
/// </summary>
internal static class SignedText
{
    private const int TagLength = 16;
    private const int MaxBodyLength = 64;
    private const int FingerprintLength = 16;

    // A part of a row's key has at most 200 characters, each of at most three bytes.
    private const int MaxPerformanceLength = 600;

    // During a sale, polls and holds all name the same performance. Each thread keeps the last hash, so that it is not computed for each of them.
    [ThreadStatic]
    private static Known? lastSeen;

    // Only multiples of three bytes are allowed: base64url then has no spare bits, and each token has exactly one spelling.
    public static int TextLength(int bodyLength) => (bodyLength + TagLength) / 3 * 4;

    public static string Seal(SigningKey key, ReadOnlySpan<byte> body)
    {
        Span<byte> whole = stackalloc byte[MaxBodyLength + TagLength];
        whole = whole[..CheckedLength(body.Length)];
        body.CopyTo(whole);
        key.Tag(body, whole[body.Length..]);
        return Base64Url.EncodeToString(whole);
    }

    public static TokenRefusal Open(SigningKey key, ReadOnlySpan<char> text, Span<byte> body, byte format)
    {
        Span<byte> whole = stackalloc byte[MaxBodyLength + TagLength];
        whole = whole[..CheckedLength(body.Length)];
        if (text.Length != TextLength(body.Length) || Base64Url.DecodeFromChars(text, whole, out _, out var length) != OperationStatus.Done || length != whole.Length)
            return TokenRefusal.Malformed;
        if (!key.Accepts(whole[..body.Length], whole[body.Length..]))
            return TokenRefusal.Forged;
        whole[..body.Length].CopyTo(body);
        return body[0] == format ? TokenRefusal.None : TokenRefusal.Malformed;
    }

    /// <summary>Sixteen bytes that stand for a performance, because its id may be too long for a token.</summary>
    public static void Fingerprint(string performance, Span<byte> fingerprint)
    {
        if (!TryFingerprint(performance, fingerprint))
            throw new ArgumentException($"A performance's id has at most {MaxPerformanceLength} bytes.", nameof(performance));
    }

    /// <summary>Whether the fingerprint stands for this performance; false for an id that is too long to exist.</summary>
    public static bool IsFor(string performance, ReadOnlySpan<byte> fingerprint)
    {
        if (lastSeen is { } seen && seen.Performance == performance)
            return fingerprint.SequenceEqual(seen.Fingerprint);
        var expected = new byte[FingerprintLength];
        if (!TryFingerprint(performance, expected))
            return false;
        lastSeen = new Known(performance, expected);
        return fingerprint.SequenceEqual(expected);
    }

    private static bool TryFingerprint(string performance, Span<byte> fingerprint)
    {
        Span<byte> text = stackalloc byte[MaxPerformanceLength];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (!Encoding.UTF8.TryGetBytes(performance, text, out var length))
            return false;
        SHA256.HashData(text[..length], hash);
        hash[..FingerprintLength].CopyTo(fingerprint);
        return true;
    }

    private sealed record Known(string Performance, byte[] Fingerprint);

    private static int CheckedLength(int bodyLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bodyLength, MaxBodyLength);
        ArgumentOutOfRangeException.ThrowIfNotEqual((bodyLength + TagLength) % 3, 0, nameof(bodyLength));
        return bodyLength + TagLength;
    }
}
