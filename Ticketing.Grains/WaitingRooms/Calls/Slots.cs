namespace Ticketing.Grains.WaitingRooms.Calls;

/// <summary>
/// The slots of a room: each is taken by somebody inside, or kept for somebody called. The invariant: the number of slots taken never grows
/// while it is at the cap or above it.
/// </summary>
internal sealed class Slots(int cap)
{
    /// <summary>Most people inside or called. A lower cap throws nobody out.</summary>
    public int Cap { get; set; } = cap;

    /// <summary>People inside.</summary>
    public int Active { get; private set; }

    /// <summary>People called whose grace runs.</summary>
    public int Reserved { get; private set; }

    /// <summary>Slots that nobody has; below zero after the cap was lowered.</summary>
    public int Free => Cap - Active - Reserved;

    /// <summary>Keeps a slot for somebody called.</summary>
    public void Reserve() => Reserved++;

    /// <summary>Somebody called does not need the slot any more.</summary>
    public void GiveUp() => Reserved--;

    /// <summary>Somebody called comes in.</summary>
    public void Admit()
    {
        Reserved--;
        Active++;
    }

    /// <summary>Somebody is inside again after a restart.</summary>
    public void Restore() => Active++;

    /// <summary>Somebody inside goes.</summary>
    public void Leave() => Active--;
}
