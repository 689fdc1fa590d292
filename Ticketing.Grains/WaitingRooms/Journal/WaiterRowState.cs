namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>What storage knows of a person. Being called is not in it: it follows from the head, which saves one write per person.</summary>
public enum WaiterRowState : byte
{
    /// <summary>Has a number.</summary>
    Waiting = 0,

    /// <summary>Was admitted; inside while <see cref="WaiterRow.EnteredUntil"/> lies ahead.</summary>
    Entered = 1,

    /// <summary>Left, finished, or given up.</summary>
    Left = 2,
}
