using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ticketing.Grains.Signing;

/// <summary>A challenge to a caller: signed, for one kind of request, for a short time. The server keeps none of them.</summary>
/// <param name="Id">Tells this challenge from every other; by chance.</param>
/// <param name="Difficulty">How hard it is, in bits.</param>
/// <param name="ExpiresAt">Until when a solution is taken.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChallengeToken(UInt128 Id, int Difficulty, DateTimeOffset ExpiresAt)
{
    // Format 1, all numbers big-endian: version 1, difficulty 1, spare 2, fingerprint of what it is for 16, id 16, expiry in UTC ticks 8.
    private const byte Format = 1;
    private const int BodyLength = 44;

    /// <summary>Length of a written challenge, characters.</summary>
    public static int TextLength => SignedText.TextLength(BodyLength);

    /// <summary>A new challenge.</summary>
    public static ChallengeToken New(int difficulty, DateTimeOffset expiresAt)
    {
        Span<byte> id = stackalloc byte[16];
        RandomNumberGenerator.Fill(id);
        return new ChallengeToken(BinaryPrimitives.ReadUInt128BigEndian(id), difficulty, expiresAt);
    }

    /// <summary>The challenge as signed text, safe in URLs and headers.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="purpose">What the challenge is for: the request, and where and for whom.</param>
    public string Write(SigningKeys keys, string purpose)
    {
        Span<byte> body = stackalloc byte[BodyLength];
        body.Clear();
        body[0] = Format;
        body[1] = (byte)Difficulty;
        SignedText.Fingerprint(purpose, body[4..20]);
        BinaryPrimitives.WriteUInt128BigEndian(body[20..], Id);
        BinaryPrimitives.WriteInt64BigEndian(body[36..], ExpiresAt.UtcTicks);
        return SignedText.Seal(keys.Challenges, body);
    }

    /// <summary>Reads a challenge that a caller brings back. The token is set only with <see cref="TokenRefusal.None"/>.</summary>
    /// <returns>
    /// <see cref="TokenRefusal.OtherPurpose"/> for a challenge of another purpose.
    /// </returns>
    public static TokenRefusal TryRead(SigningKeys keys, ReadOnlySpan<char> text, string purpose, DateTimeOffset now, out ChallengeToken token)
    {
        token = default;
        Span<byte> body = stackalloc byte[BodyLength];
        if (SignedText.Open(keys.Challenges, text, body, Format) is not TokenRefusal.None and var refusal) return refusal;
        Span<byte> wanted = stackalloc byte[16];
        SignedText.Fingerprint(purpose, wanted);
        if (!body[4..20].SequenceEqual(wanted)) return TokenRefusal.OtherPurpose;
        var expiresAt = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(body[36..]), TimeSpan.Zero);
        if (expiresAt <= now) return TokenRefusal.Expired;
        token = new ChallengeToken(BinaryPrimitives.ReadUInt128BigEndian(body[20..]), body[1], expiresAt);
        return TokenRefusal.None;
    }
}
