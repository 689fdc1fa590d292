using System.Collections.Immutable;
using System.Numerics;
using Orleans;

namespace Ticketing.Grains.WaitingRooms.Line;

/// <summary>
/// Who left the line, small enough to travel with every message about the head: one bit per place near the head,
/// and further back only a running total per thousand places.
/// </summary>
/// <remarks>
/// Near the head the count of people ahead is exact, where people watch it. Further back, those who left within the
/// poller's own block are not subtracted, as it is not known which of them were in front: the figure is then too high
/// by at most the leavers of that block, never too low, and only ever goes down; a proportional share would be closer
/// on average and would jump up. Two million places cost at most 9 KB, fifty thousand at most 1.3 KB, and a line
/// that nobody left costs nothing.
/// </remarks>
/// <param name="Start">Place of the first bit of <paramref name="Bits"/>: the head, rounded down to a multiple of 64.</param>
/// <param name="Bits">One bit per place from <paramref name="Start"/>, lowest first; missing words are zero.</param>
/// <param name="Before">
/// Element b: how many left between the end of the near part and b blocks behind it; later blocks repeat the last element.
/// </param>
[GenerateSerializer, Alias("WaitingRooms.LeaverSketch")]
public sealed record LeaverSketch(
    [property: Id(0)] int Start,
    [property: Id(1)] ImmutableArray<ulong> Bits,
    [property: Id(2)] ImmutableArray<int> Before)
{
    /// <summary>Places per running total.</summary>
    public const int Block = 1024;

    /// <summary>Places known one by one, counted from the start of the head's block.</summary>
    public const int Near = 8 * Block;

    /// <summary>Nobody left.</summary>
    public static readonly LeaverSketch Empty = new(0, [], []);

    /// <summary>How many of the places from <paramref name="head"/> up to, not including, <paramref name="place"/> are known to be left.</summary>
    public int CountAhead(int head, int place)
    {
        if (place <= head)
            return 0;
        var end = (head / Block * Block) + Near;
        var left = CountBits(head - Start, Math.Min(place, end) - Start);
        if (place > end && Before.Length > 0)
            left += Before[Math.Min((place - end) / Block, Before.Length - 1)];
        return left;
    }

    private int CountBits(int from, int to)
    {
        to = Math.Min(to, Bits.Length * 64);
        var count = 0;
        for (var word = from >> 6; word << 6 < to; word++)
        {
            var bits = Bits[word];
            if (word == from >> 6)
                bits &= ulong.MaxValue << (from & 63);
            if (to - (word << 6) < 64)
                bits &= (1UL << (to & 63)) - 1;
            count += BitOperations.PopCount(bits);
        }

        return count;
    }
}
