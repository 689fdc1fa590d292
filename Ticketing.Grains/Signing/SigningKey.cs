using System.Security.Cryptography;

namespace Ticketing.Grains.Signing;

/// <summary>
/// The HMAC-SHA-256 keys of one purpose: the first one signs, and all are accepted. Each is prepared once per thread: a call with a prepared key
/// costs half of a one-shot call, which prepares the key again for every poll and every hold.
/// </summary>
internal sealed class SigningKey : IDisposable
{
    private readonly ThreadLocal<IncrementalHash>[] _prepared;

    /// <param name="keys">The key that signs, and then the others that are accepted.</param>
    public SigningKey(params byte[][] keys) => _prepared =
        [.. keys.Select(static key => new ThreadLocal<IncrementalHash>(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key)))];

    /// <summary>How many keys are accepted.</summary>
    public int Count => _prepared.Length;

    /// <summary>Writes the first bytes of the tag, as many as fit.</summary>
    /// <param name="body">What is signed.</param>
    /// <param name="tag">Gets the tag.</param>
    /// <param name="key">Which key: 0 signs, the others are only accepted.</param>
    public void Tag(ReadOnlySpan<byte> body, Span<byte> tag, int key = 0)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var prepared = _prepared[key].Value!;
        prepared.AppendData(body);
        prepared.GetHashAndReset(hash);
        hash[..tag.Length].CopyTo(tag);
    }

    /// <summary>Whether one of the keys made the tag. Tokens of the key that signs cost one computation.</summary>
    public bool Accepts(ReadOnlySpan<byte> body, ReadOnlySpan<byte> tag)
    {
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        expected = expected[..tag.Length];
        for (var key = 0; key < _prepared.Length; key++)
        {
            Tag(body, expected, key);
            if (CryptographicOperations.FixedTimeEquals(tag, expected)) return true;
        }

        return false;
    }

    public void Dispose()
    {
        foreach (var prepared in _prepared) prepared.Dispose();
    }
}
