using System.Numerics;
using System.Runtime.InteropServices;

namespace Ticketing.Grains.WaitingRooms.Line;

/// <summary>
/// All places of a room by number, and each user's latest number. Chunks of fixed size instead of a doubling list,
/// and an open-addressing table of bare numbers instead of a dictionary, keep a person at 37 to 43 bytes
/// at every size; a <c>Dictionary&lt;Guid, …&gt;</c> alone takes up to 66 just after it has grown.
/// </summary>
internal sealed class PlaceTable
{
    private const int ChunkBits = 8;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<Waiter[]> _chunks = [];

    // Number + 1 of the user's latest place, 0 = free. Power of two long, at most three quarters full, never shrinks:
    // a user who left stays, so that coming back is found.
    private int[] _slots = new int[64];
    private int _users;

    /// <summary>Numbers given out so far.</summary>
    public int Count { get; private set; }

    public ref Waiter this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>The latest number of a user, or −1.</summary>
    public int IndexOf(Guid user) => _slots[SlotOf(user)] - 1;

    /// <summary>Gives the user the next number; a row the user already has keeps its version.</summary>
    public int Add(Guid user)
    {
        var version = IndexOf(user) is >= 0 and var old ? this[old].Version : 0;
        return Put(Count, user, version);
    }

    /// <summary>Puts a user at a number read back from storage; numbers between are places of nobody.</summary>
    public int Put(int index, Guid user, int version)
    {
        if (index >= Count)
            GrowTo(index + 1);
        this[index] = new Waiter { User = user, Version = version };
        var slot = SlotOf(user);
        if (_slots[slot] == 0 && ++_users > _slots.Length / 4 * 3)
        {
            Rehash();
            slot = SlotOf(user);
        }

        _slots[slot] = index + 1;
        return index;
    }

    /// <summary>Makes numbers up to this count exist, as places of nobody.</summary>
    public void GrowTo(int count)
    {
        while (_chunks.Count << ChunkBits < count)
            _chunks.Add(new Waiter[ChunkSize]);
        Count = Math.Max(Count, count);
    }

    private void Rehash()
    {
        var old = _slots;
        _slots = new int[old.Length * 2];
        foreach (var entry in old)
            if (entry != 0)
                _slots[SlotOf(this[entry - 1].User)] = entry;
    }

    private int SlotOf(Guid user)
    {
        var words = MemoryMarshal.Cast<Guid, ulong>(MemoryMarshal.CreateReadOnlySpan(in user, 1));
        // Multiply and fold, so that ids that count up in any of their parts still spread.
        var hash = (words[0] ^ BitOperations.RotateLeft(words[1], 29)) * 0x9E3779B97F4A7C15UL;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL;
        var slot = (int)(hash >> 33) & (_slots.Length - 1);
        while (_slots[slot] is not 0 and var entry && this[entry - 1].User != user)
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }
}
