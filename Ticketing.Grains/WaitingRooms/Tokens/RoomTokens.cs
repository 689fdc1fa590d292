namespace Ticketing.Grains.WaitingRooms.Tokens;

/// <summary>Makes the tickets and entries of one room, to be signed.</summary>
/// <param name="performance">The performance.</param>
/// <param name="generation">Which room of the performance.</param>
internal sealed class RoomTokens(string performance, int generation)
{
    /// <summary>The ticket of a number.</summary>
    public QueueTicket Ticket(Guid user, int index, bool isOfLobby) => new(performance, user, index, isOfLobby, generation);

    /// <summary>The admission that a number names; see <see cref="EntryToken.NumberOf"/>.</summary>
    public long Admission(int index) => EntryToken.NumberOf(generation, index);

    /// <summary>The entry of a number that was let in.</summary>
    public EntryToken Entry(Guid user, int index, long untilTicks) =>
        new(performance, user, Admission(index), new DateTimeOffset(untilTicks, TimeSpan.Zero));
}
