using System.Security.Cryptography;

namespace Ticketing.Grains.Signing;

/// <summary>
/// One key per purpose, all derived from one master secret (HKDF with SHA-256, RFC 5869), so that a token made for one
/// purpose is never accepted for another. All processes of an installation need the same secret.
/// </summary>
public sealed class SigningKeys : IDisposable
{
    /// <summary>Shortest master secret, bytes.</summary>
    public const int MinSecretLength = 32;

    /// <summary>Derives the keys.</summary>
    /// <param name="masterSecret">At least <see cref="MinSecretLength"/> bytes from a cryptographic generator; not kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">The secret is too short.</exception>
    public SigningKeys(ReadOnlySpan<byte> masterSecret)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(masterSecret.Length, MinSecretLength, nameof(masterSecret));
        QueueTickets = Derive(masterSecret, "ticketing queue ticket"u8);
        EntryTokens = Derive(masterSecret, "ticketing entry token"u8);
        Tickets = Derive(masterSecret, "ticketing ticket"u8);
        RefreshTokens = Derive(masterSecret, "ticketing refresh token"u8);
        Challenges = Derive(masterSecret, "ticketing challenge"u8);
    }

    internal SigningKey QueueTickets { get; }

    internal SigningKey EntryTokens { get; }

    internal SigningKey Tickets { get; }

    internal SigningKey Challenges { get; }

    private SigningKey RefreshTokens { get; }

    /// <summary>
    /// The secret of the refresh token that follows one. It follows from the secret before and from the master secret, so that two answers
    /// about one token have the same next token although nobody keeps it; who knows the token alone cannot compute the next one.
    /// </summary>
    /// <param name="secret">The secret of the token that is used.</param>
    /// <param name="next">Gets the next one, 32 bytes.</param>
    public void NextRefreshSecret(ReadOnlySpan<byte> secret, Span<byte> next) => RefreshTokens.Tag(secret, next);

    /// <inheritdoc/>
    public void Dispose()
    {
        QueueTickets.Dispose();
        EntryTokens.Dispose();
        Tickets.Dispose();
        RefreshTokens.Dispose();
        Challenges.Dispose();
    }

    private static SigningKey Derive(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> purpose)
    {
        var key = new byte[SHA256.HashSizeInBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt: [], info: purpose);
        return new SigningKey(key);
    }
}
