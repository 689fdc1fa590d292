using System.Runtime.InteropServices;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>Why a waiting room says no.</summary>
public enum RoomRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The room is closed.</summary>
    Closed,

    /// <summary>The sale is over.</summary>
    SaleClosed,

    /// <summary>The performance was called off.</summary>
    Cancelled,

    /// <summary>All <see cref="WaitingRoom.MaxPlaces"/> numbers are given out.</summary>
    Full,

    /// <summary>The user has no living place here: never entered, left, finished, or gave it up.</summary>
    NotInRoom,

    /// <summary>The user's turn has not come.</summary>
    NotCalled,

    /// <summary>The user was called, missed the grace, and is called again as soon as a slot is free.</summary>
    WaitForSlot,
}

/// <summary>Answer to entering.</summary>
/// <param name="Refusal">Why not, or none.</param>
/// <param name="Ticket">The place, to be signed; only with no refusal.</param>
/// <param name="Changes">To be persisted before the answer.</param>
public sealed record EnterOutcome(RoomRefusal Refusal, QueueTicket Ticket, RoomChanges Changes);

/// <summary>Answer to asking for admission.</summary>
/// <param name="Refusal">Why not, or none.</param>
/// <param name="Entry">The entry, to be signed; the same for every repeat; only with no refusal.</param>
/// <param name="Changes">To be persisted before the answer.</param>
public sealed record AdmitOutcome(RoomRefusal Refusal, EntryToken Entry, RoomChanges Changes);

/// <summary>Answer to a change of settings.</summary>
/// <param name="Refusal">Which setting was refused, or none.</param>
/// <param name="Changes">To be persisted before the answer.</param>
public sealed record SettingsOutcome(WaitingRoomSettingsRefusal Refusal, RoomChanges Changes);

/// <summary>What the room knows of one user.</summary>
/// <param name="Index">Number in order of arrival, 0-based.</param>
/// <param name="Place">Place in the line, 0-based; null while the draw is still to come.</param>
/// <param name="State">Where the user is.</param>
/// <param name="EnteredUntil">End of the entry while active.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PlaceView(int Index, int? Place, WaiterState State, DateTimeOffset? EnteredUntil);
