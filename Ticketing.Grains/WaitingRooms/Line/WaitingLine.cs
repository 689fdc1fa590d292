using Ticketing.Grains.WaitingRooms.Draw;

namespace Ticketing.Grains.WaitingRooms.Line;

/// <summary>Everybody's places: who has which number, how many wait, who left the line, and whose row has to be written.</summary>
internal sealed class WaitingLine(LobbyDraw draw)
{
    private readonly PlaceTable _places = new();
    private readonly LeaverMap _leavers = new();
    private readonly List<int> _changed = [];

    /// <summary>Numbers given out so far.</summary>
    public int Count => _places.Count;

    /// <summary>People in line or in the lobby.</summary>
    public int Waiting { get; private set; }

    /// <summary>Whether somebody's row has to be written.</summary>
    public bool HasChanges => _changed.Count > 0;

    public ref Waiter this[int index] => ref _places[index];

    /// <summary>The latest number of a user, living or gone, or −1.</summary>
    public int IndexOf(Guid user) => _places.IndexOf(user);

    /// <summary>The number of a user's living place, or −1.</summary>
    public int LivingIndexOf(Guid user) => IndexOf(user) is >= 0 and var index && _places[index].State != WaiterState.Gone ? index : -1;

    /// <summary>Whether nobody waits at a place any more.</summary>
    public bool HasLeft(int place) => _leavers[place];

    /// <summary>Gives a user who has no living place a number to wait with; −1 when all numbers are given out.</summary>
    public int Enter(Guid user, int maxPlaces)
    {
        var index = IndexOf(user);

        // Before the draw every number is worth the same, so coming back to the lobby uses up no new one.
        if (index < 0 || draw.HasPlaces)
        {
            if (_places.Count >= maxPlaces) return -1;
            index = _places.Add(user);
        }

        _places[index].State = WaiterState.Waiting;
        Waiting++;
        Changed(index);
        return index;
    }

    /// <summary>Somebody who waited was called.</summary>
    public void Called() => Waiting--;

    /// <summary>Somebody who waited left the line.</summary>
    public void Left(int index)
    {
        Waiting--;
        if (draw.HasPlaces) _leavers.Mark(draw.PlaceOf(index));
    }

    /// <summary>Marks anew who left the line from a place on: the order may have been changed in the lobby, and with it everybody's place.</summary>
    public void MarkLeavers(int head)
    {
        _leavers.Clear();
        if (!draw.HasPlaces) return;
        for (var index = 0; index < _places.Count; index++)
            if (_places[index].State != WaiterState.Waiting && draw.PlaceOf(index) is var place && place >= head)
                _leavers.Mark(place);
    }

    /// <summary>What the pollers need to know about places from <paramref name="head"/> on.</summary>
    public LeaverSketch Sketch(int head) => _leavers.Sketch(head, Count);

    /// <summary>Puts a user at a number read back from storage.</summary>
    public ref Waiter Put(int index, Guid user, int version, WaiterState state)
    {
        _places.Put(index, user, version);
        ref var waiter = ref _places[index];
        waiter.State = state;
        if (state == WaiterState.Waiting) Waiting++;
        return ref waiter;
    }

    /// <summary>Makes numbers up to this count exist, as places of nobody.</summary>
    public void GrowTo(int count) => _places.GrowTo(count);

    /// <summary>The person's row has to be written.</summary>
    public void Changed(int index)
    {
        ref var waiter = ref _places[index];
        if (waiter.Dirty) return;
        waiter.Dirty = true;
        _changed.Add(index);
    }

    /// <summary>Hands out the numbers whose rows have to be written, each once.</summary>
    public int[] TakeChanged()
    {
        int[] taken = [.. _changed];
        foreach (var index in taken) _places[index].Dirty = false;
        _changed.Clear();
        return taken;
    }
}
