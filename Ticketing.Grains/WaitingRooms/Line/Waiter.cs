using System.Runtime.InteropServices;

namespace Ticketing.Grains.WaitingRooms.Line;

/// <summary>Where somebody is between arriving and being gone.</summary>
public enum WaiterState : byte
{
    /// <summary>Left, finished, session over, or place given up. Also what a number is that nobody holds any more.</summary>
    Gone,

    /// <summary>In the lobby or in line.</summary>
    Waiting,

    /// <summary>Called, and a slot is kept until the grace is over.</summary>
    Called,

    /// <summary>Inside, with an entry.</summary>
    Active,

    /// <summary>Did not come within the grace; the slot went to others, the priority stays until the place is abandoned.</summary>
    Lapsed,

    /// <summary>Came back after lapsing or being silent and is called, before anybody new, as soon as a slot is free.</summary>
    Returned,

    /// <summary>Had the turn but was silent: passed over, and called at the next poll before anybody new. The place stays.</summary>
    Silent,
}

/// <summary>One place, 32 bytes: this times the people waiting is what a room costs in memory.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct Waiter
{
    public Guid User;

    /// <summary>
    /// UTC ticks: from when on somebody who waits counts as silent; of the last call while called, lapsed or returned, and 0 when there was
    /// none; of the end of the entry from being let in on.
    /// </summary>
    public long Time;

    /// <summary>Version of the person's row as last handed out for persisting; 0 means there is no row yet.</summary>
    public int Version;

    public WaiterState State;

    /// <summary>Was let in; never unset, as a number is admitted at most once.</summary>
    public bool Admitted;

    /// <summary>Changed since the last hand-out of rows.</summary>
    public bool Dirty;
}
