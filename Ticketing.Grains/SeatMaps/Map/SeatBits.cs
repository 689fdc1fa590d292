using System.Buffers.Binary;
using System.Numerics;
using Ticketing.Grains.Seats;

namespace Ticketing.Grains.SeatMaps.Map;

/// <summary>The statuses of all seats, in two bits per seat and 32 seats per word.</summary>
internal sealed class SeatBits(int seats)
{
    private const ulong LowBits = 0x5555_5555_5555_5555;

    private readonly ulong[] _words = new ulong[(seats + 31) / 32];

    public SeatStatus this[int seat]
    {
        get => (SeatStatus)((_words[seat >> 5] >> ((seat & 31) * 2)) & 3);
        set
        {
            var shift = (seat & 31) * 2;
            ref var word = ref _words[seat >> 5];
            word = (word & ~(3UL << shift)) | ((ulong)value << shift);
        }
    }

    public static SeatBits Of(int seats, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != (seats + 3) / 4)
            throw new ArgumentException($"{bytes.Length} bytes are not a map of {seats} seats.", nameof(bytes));
        var bits = new SeatBits(seats);
        Span<byte> word = stackalloc byte[8];
        for (var i = 0; i < bits._words.Length; i++)
        {
            var part = bytes[(i * 8)..Math.Min(bytes.Length, (i * 8) + 8)];
            word.Clear();
            part.CopyTo(word);
            bits._words[i] = BinaryPrimitives.ReadUInt64LittleEndian(word);
        }
        return bits;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[_words.Length * 8];
        for (var i = 0; i < _words.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * 8), _words[i]);
        return bytes[..((seats + 3) / 4)];
    }

    /// <summary>Throws if the seat or the status cannot exist in this map. Called for a whole batch before any of it is applied.</summary>
    public void Check(int seat, SeatStatus status)
    {
        if ((uint)seat >= (uint)seats || status > SeatStatus.Blocked)
            throw new ArgumentOutOfRangeException(nameof(seat), $"Seat {seat} with status {status} in a map of {seats} seats.");
    }

    /// <summary>Number of available seats among <paramref name="count"/> ≥ 1 from <paramref name="start"/>.</summary>
    public int CountAvailable(int start, int count)
    {
        var last = start + count - 1;
        var sum = 0;
        for (var w = start >> 5; w <= last >> 5; w++)
        {
            var available = ~(_words[w] | (_words[w] >> 1)) & LowBits;
            if (w == start >> 5)
                available &= ulong.MaxValue << ((start & 31) * 2);
            if (w == last >> 5)
                available &= ulong.MaxValue >> (62 - ((last & 31) * 2));
            sum += BitOperations.PopCount(available);
        }
        return sum;
    }
}
