using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Ticketing.Grains.Signing;

namespace Ticketing.Api.Challenges;

/// <summary>The solution of a challenge, in the header <c>Challenge-Solution</c>: the challenge, a dot and a number that the client found.</summary>
public static class ChallengeHeader
{
    /// <summary>The header.</summary>
    public const string Name = "Challenge-Solution";

    /// <summary>The most letters and digits after the dot.</summary>
    public const int MaxNumberLength = 20;

    /// <summary>Splits a solution; false for a text that cannot be one.</summary>
    public static bool TrySplit(string text, out ReadOnlySpan<char> challenge)
    {
        challenge = default;
        var dot = ChallengeToken.TextLength;
        if (text.Length <= dot + 1 || text.Length > dot + 1 + MaxNumberLength || text[dot] != '.') return false;
        foreach (var letter in text.AsSpan(dot + 1))
            if (!char.IsAsciiLetterOrDigit(letter)) return false;
        challenge = text.AsSpan(0, dot);
        return true;
    }

    /// <summary>How many leading bits of the SHA-256 of a solution are zero.</summary>
    public static int ZeroBitsOf(string solution)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(solution), hash);
        for (var at = 0; at < hash.Length; at += sizeof(ulong))
        {
            if (BinaryPrimitives.ReadUInt64BigEndian(hash[at..]) is not 0 and var word)
                return (at * 8) + BitOperations.LeadingZeroCount(word);
        }

        return hash.Length * 8;
    }
}
