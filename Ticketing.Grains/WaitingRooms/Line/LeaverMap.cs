using System.Collections.Immutable;
using System.Numerics;

namespace Ticketing.Grains.WaitingRooms.Line;

/// <summary>One bit per place at which nobody waits any more: who left the line, and numbers nobody holds.</summary>
internal sealed class LeaverMap
{
    private ulong[] _words = [];

    public bool this[int place] => place >> 6 < _words.Length && (_words[place >> 6] >> (place & 63) & 1) != 0;

    public void Mark(int place)
    {
        if (place >> 6 >= _words.Length)
            Array.Resize(ref _words, Math.Max((place >> 6) + 1, _words.Length * 2));
        _words[place >> 6] |= 1UL << (place & 63);
    }

    public void Clear() => _words = [];

    /// <summary>What the pollers need to know about places from <paramref name="head"/> on.</summary>
    public LeaverSketch Sketch(int head, int count)
    {
        var start = head & ~63;
        var end = (head / LeaverSketch.Block * LeaverSketch.Block) + LeaverSketch.Near;
        var near = Words(start >> 6, end >> 6);
        var before = ImmutableArray.CreateBuilder<int>();
        var (sum, used) = (0, 0);
        for (var place = end; place < count; place += LeaverSketch.Block)
        {
            var left = 0;
            foreach (var word in Words(place >> 6, (place + LeaverSketch.Block) >> 6))
                left += BitOperations.PopCount(word);
            before.Add(sum);
            sum += left;
            if (left > 0)
                used = before.Count + 1;
        }

        before.Add(sum);
        before.Count = Math.Min(used, before.Count);
        return new LeaverSketch(start, near.ContainsAnyExcept(0UL) ? [.. near] : [], before.DrainToImmutable());
    }

    private ReadOnlySpan<ulong> Words(int from, int to)
    {
        to = Math.Min(to, _words.Length);
        return from < to ? _words.AsSpan(from, to - from) : [];
    }
}
