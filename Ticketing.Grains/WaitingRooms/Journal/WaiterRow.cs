using Ticketing.Grains.Storage;

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

/// <summary>One person in one waiting room; coming back after having left overwrites the row with a new number.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="User">The user.</param>
/// <param name="Generation">Which room of the performance the number is of.</param>
/// <param name="Index">Number, 0-based, in order of arrival; unique in the room.</param>
/// <param name="State">What has happened to it.</param>
/// <param name="EnteredUntil">End of the entry; null unless this number was admitted. It stays after leaving: that entry is void.</param>
public sealed record WaiterRow(
    string Performance,
    Guid User,
    int Generation,
    int Index,
    WaiterRowState State,
    DateTimeOffset? EnteredUntil) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Performance, User.ToString("N"));
}

/// <summary>A page of the people of one waiting room, by number.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="AfterIndex">The last number of the page before; −1 for the first.</param>
public sealed record WaitersOfRoom(string Performance, int AfterIndex = -1) : RowQuery<WaiterRow>
{
    /// <inheritdoc/>
    public override bool Matches(WaiterRow row) => row.Performance == Performance && row.Index > AfterIndex;

    /// <inheritdoc/>
    public override string? SortKey(WaiterRow row) => $"{row.Index:D10}";
}

/// <summary>One person in one waiting room.</summary>
public sealed record WaiterOf(string Performance, Guid User) : RowQuery<WaiterRow>
{
    /// <inheritdoc/>
    public override bool Matches(WaiterRow row) => row.Performance == Performance && row.User == User;
}
