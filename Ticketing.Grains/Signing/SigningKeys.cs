using System.Security.Cryptography;
using System.Text;

namespace Ticketing.Grains.Signing;

/// <summary>
/// One key per purpose, all derived from one master secret (HKDF with SHA-256, RFC 5869), so that a token made for one
/// purpose is never accepted for another. All processes of an installation need the same secret. While the secret changes, the keys of a second
/// one are accepted, too.
/// </summary>
public sealed class SigningKeys : IDisposable
{
    /// <summary>Shortest master secret, bytes.</summary>
    public const int MinSecretLength = 32;

    /// <summary>Derives the keys of one secret.</summary>
    /// <param name="masterSecret">At least <see cref="MinSecretLength"/> bytes from a cryptographic generator; not kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">The secret is too short.</exception>
    public SigningKeys(byte[] masterSecret)
        : this(new SigningSecrets(masterSecret, null, []))
    {
    }

    /// <summary>Derives the keys.</summary>
    /// <param name="secrets">Each at least <see cref="MinSecretLength"/> bytes from a cryptographic generator; not kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">A secret is too short.</exception>
    public SigningKeys(SigningSecrets secrets)
    {
        byte[][] accepted = secrets.Previous is { } previous ? [secrets.Current, previous] : [secrets.Current];
        QueueTickets = Derive(accepted, "ticketing queue ticket");
        EntryTokens = Derive(accepted, "ticketing entry token");
        Tickets = Derive([.. accepted, .. secrets.PrintedTickets], "ticketing ticket");
        RefreshTokens = Derive(accepted, "ticketing refresh token");
        Challenges = Derive(accepted, "ticketing challenge");
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

    /// <summary>
    /// The same by the other accepted secret. While the secret changes, another process may have answered the same token by it.
    /// </summary>
    /// <returns>False outside of a change.</returns>
    public bool TryOtherRefreshSecret(ReadOnlySpan<byte> secret, Span<byte> next)
    {
        if (RefreshTokens.Count == 1) return false;
        RefreshTokens.Tag(secret, next, key: 1);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        QueueTickets.Dispose();
        EntryTokens.Dispose();
        Tickets.Dispose();
        RefreshTokens.Dispose();
        Challenges.Dispose();
    }

    private static SigningKey Derive(byte[][] secrets, string purpose) => new([.. secrets.Select(secret =>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, MinSecretLength, nameof(secrets));
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, SHA256.HashSizeInBytes, salt: [], info: Encoding.ASCII.GetBytes(purpose));
    })]);
}
