using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ticketing.Grains.Signing;

namespace Ticketing.Api.Accounts;

/// <summary>
/// A refresh token: the session's id and a secret of 256 random bits, or of 256 bits that follow from it. The grain and the database see only the secret's hash.
/// A plain SHA-256 is enough, because nobody can find 256 bits by guessing.
/// </summary>
/// <param name="SessionId">32 hexadecimal digits.</param>
/// <param name="Secret">43 characters, base64url.</param>
internal sealed record RefreshToken(string SessionId, string Secret)
{
    private const int SessionIdLength = 32;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>SHA-256 of the secret, base64url.</summary>
    public string Hash => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Secret)));

    /// <summary>The first token of a new session.</summary>
    public static RefreshToken NewSession() => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionIdLength / 2)),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>The token that follows this one, always the same.</summary>
    public RefreshToken Next(SigningKeys keys)
    {
        Span<byte> next = stackalloc byte[SecretBytes];
        keys.NextRefreshSecret(Encoding.ASCII.GetBytes(Secret), next);
        return this with { Secret = Base64Url.EncodeToString(next) };
    }

    /// <summary>The token that follows this one by the other signing secret; null when there is no other one.</summary>
    public RefreshToken? OtherNext(SigningKeys keys)
    {
        Span<byte> next = stackalloc byte[SecretBytes];
        return keys.TryOtherRefreshSecret(Encoding.ASCII.GetBytes(Secret), next) ? this with { Secret = Base64Url.EncodeToString(next) } : null;
    }

    /// <summary>Whether a text can be the id of a session.</summary>
    public static bool IsSessionId(ReadOnlySpan<char> text) => text.Length == SessionIdLength && text.IndexOfAnyExcept(HexDigits) < 0;

    /// <summary>Reads a token that a caller sent; null when the text cannot be one of our tokens.</summary>
    public static RefreshToken? TryParse(string text) =>
        text.Length == SessionIdLength + 1 + SecretLength
        && text[SessionIdLength] == '.'
        && IsSessionId(text.AsSpan(0, SessionIdLength))
        && Base64Url.IsValid(text.AsSpan(SessionIdLength + 1))
            ? new RefreshToken(text[..SessionIdLength], text[(SessionIdLength + 1)..])
            : null;

    /// <summary>The token as callers see it.</summary>
    public override string ToString() => $"{SessionId}.{Secret}";
}
