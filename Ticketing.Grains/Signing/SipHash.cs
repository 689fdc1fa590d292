using System.Numerics;

namespace Ticketing.Grains.Signing;

/// <summary>
/// SipHash-2-4 of one 8-byte word: a keyed pseudo-random function. It costs some ten nanoseconds, HMAC-SHA-256 costs
/// hundreds, and every poll computes it. Source: J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast
/// short-input PRF", INDOCRYPT 2012.
/// </summary>
public static class SipHash
{
    /// <summary>The 64-bit hash of the eight little-endian bytes of <paramref name="message"/>.</summary>
    /// <param name="k0">First half of the key, little-endian.</param>
    /// <param name="k1">Second half of the key, little-endian.</param>
    /// <param name="message">The message.</param>
    public static ulong Hash(ulong k0, ulong k1, ulong message)
    {
        const ulong length = 8UL << 56;
        var v0 = k0 ^ 0x736f6d6570736575UL;
        var v1 = k1 ^ 0x646f72616e646f6dUL;
        var v2 = k0 ^ 0x6c7967656e657261UL;
        var v3 = k1 ^ 0x7465646279746573UL ^ message;
        Mix(ref v0, ref v1, ref v2, ref v3, 2);
        v0 ^= message;
        v3 ^= length;
        Mix(ref v0, ref v1, ref v2, ref v3, 2);
        v0 ^= length;
        v2 ^= 0xff;
        Mix(ref v0, ref v1, ref v2, ref v3, 4);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static void Mix(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3, int rounds)
    {
        for (; rounds > 0; rounds--)
        {
            v0 += v1;
            v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
            v0 = BitOperations.RotateLeft(v0, 32);
            v2 += v3;
            v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
            v2 = BitOperations.RotateLeft(v2, 32);
        }
    }
}
