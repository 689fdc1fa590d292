using System.Numerics;

namespace Ticketing.Grains.Plans;

/// <summary>Finds the index of a seat by its id: a hash table with open addressing and linear probing, at most half full.</summary>
/// <remarks>The hash is the runtime's own with a seed per process, so nobody can upload a plan made to cause collisions.</remarks>
internal sealed class SeatIdIndex
{
    private readonly PackedText _ids;
    private int[] _slots; // index + 1; 0 is empty
    private int _count;

    public SeatIdIndex(PackedText ids, int expected = 512)
    {
        _ids = ids;
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, expected * 2))];
    }

    /// <summary>The ids. An id that is added to them is found after <see cref="Add"/>.</summary>
    public PackedText Ids => _ids;

    public static SeatIdIndex Of(PackedText ids)
    {
        var index = new SeatIdIndex(ids, ids.Count);
        for (var i = 0; i < ids.Count; i++)
            index.Add(i);
        return index;
    }

    public bool TryFind(ReadOnlySpan<char> id, out int index)
    {
        index = _slots[Slot(id)] - 1;
        return index >= 0;
    }

    /// <summary>Adds the id at <paramref name="index"/> of the packed ids; the id must be new.</summary>
    public void Add(int index)
    {
        if (++_count * 2 > _slots.Length)
            Grow();
        _slots[Slot(_ids[index])] = index + 1;
    }

    private int Slot(ReadOnlySpan<char> id)
    {
        var mask = _slots.Length - 1;
        var slot = string.GetHashCode(id, StringComparison.Ordinal) & mask;
        while (_slots[slot] != 0 && !_ids[_slots[slot] - 1].SequenceEqual(id))
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new int[old.Length * 2];
        foreach (var entry in old)
        {
            if (entry != 0)
                _slots[Slot(_ids[entry - 1])] = entry;
        }
    }
}
