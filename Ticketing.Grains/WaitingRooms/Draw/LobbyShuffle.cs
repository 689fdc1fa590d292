using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Ticketing.Grains.Signing;

namespace Ticketing.Grains.WaitingRooms.Draw;

/// <summary>
/// The draw at the opening: a keyed permutation of the arrival numbers 0 … count−1 that needs no table, so any
/// single place is computed from the seed alone and anyone can check the whole draw once the seed is published.
/// </summary>
/// <remarks>
/// A balanced Feistel network (Luby &amp; Rackoff 1988) over the smallest even number of bits that holds the count,
/// applied again while the result falls outside 0 … count−1: "cycle walking", J. Black and P. Rogaway, "Ciphers with
/// Arbitrary Finite Domains", CT-RSA 2002. Twelve rounds, as small domains need more than the classic four.
/// Round r on right half R xors the left half with SipHash-2-4 (<see cref="SipHash"/>) of r·2³² + R, under the first
/// sixteen bytes of the seed in even rounds and the last sixteen in odd ones.
/// </remarks>
public static class LobbyShuffle
{
    /// <summary>Length of a seed, bytes.</summary>
    public const int SeedLength = 32;

    private const int Rounds = 12;

    /// <summary>The place, 0-based, that the draw gives to the arrival number <paramref name="index"/>.</summary>
    /// <param name="seed">The published seed, <see cref="SeedLength"/> bytes.</param>
    /// <param name="count">How many were in the lobby at the opening.</param>
    /// <param name="index">Arrival number, 0-based, below <paramref name="count"/>.</param>
    public static int Place(ReadOnlySpan<byte> seed, int count, int index)
    {
        var network = new Network(seed, count, index);
        var value = (uint)index;
        do
            value = network.Forward(value);
        while (value >= (uint)count);
        return (int)value;
    }

    /// <summary>The arrival number that was drawn to <paramref name="place"/>: the inverse of <see cref="Place"/>.</summary>
    /// <param name="seed">The seed, <see cref="SeedLength"/> bytes.</param>
    /// <param name="count">How many were in the lobby at the opening.</param>
    /// <param name="place">Place, 0-based, below <paramref name="count"/>.</param>
    public static int Index(ReadOnlySpan<byte> seed, int count, int place)
    {
        var network = new Network(seed, count, place);
        var value = (uint)place;
        do
            value = network.Backward(value);
        while (value >= (uint)count);
        return (int)value;
    }

    /// <summary>SHA-256 of the seed in lower-case hex: published before the opening, so that the draw cannot be chosen afterwards.</summary>
    public static string Commitment(ReadOnlySpan<byte> seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, hash);
        return Convert.ToHexStringLower(hash);
    }

    // A permutation returns to its start, so walking from a value inside the range always ends inside it;
    // the domain is at most four times the count (or 16), so it takes four steps on average at worst.
    [StructLayout(LayoutKind.Auto)]
    private readonly ref struct Network
    {
        private readonly ulong _even0, _even1, _odd0, _odd1;
        private readonly int _halfBits;
        private readonly uint _mask;

        public Network(ReadOnlySpan<byte> seed, int count, int value)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, SeedLength, nameof(seed));
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, count);
            _even0 = BinaryPrimitives.ReadUInt64LittleEndian(seed);
            _even1 = BinaryPrimitives.ReadUInt64LittleEndian(seed[8..]);
            _odd0 = BinaryPrimitives.ReadUInt64LittleEndian(seed[16..]);
            _odd1 = BinaryPrimitives.ReadUInt64LittleEndian(seed[24..]);
            var bits = 32 - BitOperations.LeadingZeroCount((uint)count - 1);
            _halfBits = Math.Max(2, (bits + 1) / 2);
            _mask = (1u << _halfBits) - 1;
        }

        public uint Forward(uint value)
        {
            var (left, right) = (value >> _halfBits, value & _mask);
            for (var round = 0; round < Rounds; round++)
                (left, right) = (right, left ^ Round(round, right));
            return (left << _halfBits) | right;
        }

        public uint Backward(uint value)
        {
            var (left, right) = (value >> _halfBits, value & _mask);
            for (var round = Rounds - 1; round >= 0; round--)
                (left, right) = (right ^ Round(round, left), left);
            return (left << _halfBits) | right;
        }

        private uint Round(int round, uint half)
        {
            var message = ((ulong)round << 32) | half;
            var hash = (round & 1) == 0 ? SipHash.Hash(_even0, _even1, message) : SipHash.Hash(_odd0, _odd1, message);
            return (uint)hash & _mask;
        }
    }
}
