using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ticketing.Grains.Signing;

/// <summary>Why a ticket or token is refused.</summary>
public enum TokenRefusal
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>Not the length, alphabet or format of such a token.</summary>
    Malformed,

    /// <summary>The signature does not fit.</summary>
    Forged,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It is for another performance.</summary>
    OtherPerformance,

    /// <summary>It is somebody else's.</summary>
    OtherUser,
}

/// <summary>
/// A body of fixed length and HMAC-SHA-256 over it, in base64url. The first 16 bytes of the tag are kept: RFC 2104
/// advises at least half of the hash, and guessing 2¹²⁸ over HTTP is out of reach, while the token stays short.
/// </summary>
internal static class SignedText
{
    private const int TagLength = 16;
    private const int MaxBodyLength = 64;
    private const int FingerprintLength = 16;

    // The longest part of a row's key is 200 characters, three bytes each at most.
    private const int MaxPerformanceLength = 600;

    // Polls and holds of one on-sale all name the same performance: the hash is worth keeping, one for each thread.
    [ThreadStatic]
    private static Known? lastSeen;

    // Only multiples of three bytes: then base64url has no spare bits, and one token has exactly one spelling.
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
        Span<byte> tag = stackalloc byte[TagLength];
        key.Tag(whole[..body.Length], tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, whole[body.Length..]))
            return TokenRefusal.Forged;
        whole[..body.Length].CopyTo(body);
        return body[0] == format ? TokenRefusal.None : TokenRefusal.Malformed;
    }

    /// <summary>Sixteen bytes that stand for a performance: its id may be long, a token should not be.</summary>
    public static void Fingerprint(string performance, Span<byte> fingerprint)
    {
        if (!TryFingerprint(performance, fingerprint))
            throw new ArgumentException($"A performance's id has at most {MaxPerformanceLength} bytes.", nameof(performance));
    }

    /// <summary>Whether the fingerprint stands for this performance; an id too long to exist is another one.</summary>
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
