using System.Security.Cryptography;

namespace Ticketing.Grains.Signing;

/// <summary>
/// One HMAC-SHA-256 key, prepared once per thread. A call with a prepared key costs half of a one-shot call, which
/// prepares the key again for every poll and every hold.
/// </summary>
internal sealed class SigningKey : IDisposable
{
    private readonly ThreadLocal<IncrementalHash> _prepared;

    public SigningKey(byte[] key) =>
        _prepared = new ThreadLocal<IncrementalHash>(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key));

    /// <summary>Writes the first bytes of the tag, as many as fit.</summary>
    public void Tag(ReadOnlySpan<byte> body, Span<byte> tag)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var prepared = _prepared.Value!;
        prepared.AppendData(body);
        prepared.GetHashAndReset(hash);
        hash[..tag.Length].CopyTo(tag);
    }

    public void Dispose() => _prepared.Dispose();
}
