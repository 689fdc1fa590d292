using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Api.WaitingRooms;

/// <summary>
/// Whom of the next people to be called this node has heard since its last report: one bit per place of the <see cref="CallWindow"/>. To note a
/// poll allocates nothing and takes no lock. A poll that is noted in the very moment of a report may be lost; the person's next poll is not.
/// </summary>
internal sealed class HeardLog
{
    private Page _page = new(0, 0);

    /// <summary>Notes a poll.</summary>
    public void Note(PlaceEstimate place)
    {
        if (place is { Called: false, Place: { } at }) Volatile.Read(ref _page).Note(at);
    }

    /// <summary>The places noted since the last report; null when there are none. From now on those of the window of this head are noted.</summary>
    public HeardPlaces? Take(RoomHead head)
    {
        var (first, end) = (head.Head / 64, (CallWindow.EndOf(head.Head, head.RatePerSecond) + 63) / 64);
        return Interlocked.Exchange(ref _page, new Page(first, end - first)).ToReport(head.Generation);
    }

    private sealed class Page(int firstWord, int words)
    {
        private readonly ulong[] _bits = new ulong[Math.Min(words, HeardPlaces.MaxWords)];

        public void Note(int place)
        {
            var word = (place / 64) - firstWord;
            if ((uint)word < (uint)_bits.Length) Interlocked.Or(ref _bits[word], 1UL << (place & 63));
        }

        // Only from the first to the last place that was heard: at most reports the window is nearly empty.
        public HeardPlaces? ToReport(int generation)
        {
            var first = _bits.AsSpan().IndexOfAnyExcept(0UL);
            if (first < 0) return null;
            var last = _bits.AsSpan().LastIndexOfAnyExcept(0UL);
            return new HeardPlaces(generation, (firstWord + first) * 64, [.. _bits[first..(last + 1)]]);
        }
    }
}
