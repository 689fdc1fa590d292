using Ticketing.Grains.Storage;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>One person in one waiting room; coming back after having left overwrites the row with a new number.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="User">The user.</param>
/// <param name="Generation">Which room of the performance the number is of.</param>
/// <param name="Index">Number, 0-based, in order of arrival; unique in the room.</param>
/// <param name="State">What has happened to it.</param>
/// <param name="EnteredUntil">End of the entry; null unless this number was admitted. It stays after leaving: that entry is void.</param>
/// <param name="Prolonged">By how much a hold that outlasts the entry has put this end off.</param>
public sealed record WaiterRow(
    string Performance,
    Guid User,
    int Generation,
    int Index,
    WaiterRowState State,
    DateTimeOffset? EnteredUntil,
    TimeSpan Prolonged = default) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Performance, User.ToString("N"));
}
