using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>Finds tickets by what is printed on them or by their owner. It keeps nothing and reads what is committed.</summary>
[Alias("Tickets.ITicketListGrain")]
public interface ITicketListGrain : IGrainWithStringKey
{
    /// <summary>A page of a person's tickets, by serial.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="after">The last serial of the page before; empty for the first.</param>
    /// <param name="limit">How many at most.</param>
    [Alias("Page")]
    Task<IReadOnlyList<Ticket>> Page(Guid owner, string after, int limit);

    /// <summary>The ticket with a serial, if it is this person's.</summary>
    [Alias("Find")]
    Task<Outcome<Ticket>> Find(Guid owner, string serial);

    /// <summary>The ticket with a serial, for the door of one performance.</summary>
    /// <param name="keeper">Who keeps the door: the performance's owner or an admin.</param>
    /// <param name="performance">The performance.</param>
    /// <param name="serial">The serial.</param>
    [Alias("FindForDoor")]
    Task<Outcome<Ticket>> FindForDoor(Actor keeper, string performance, string serial);

    /// <summary>As <see cref="FindForDoor"/>; for API processes of the release before this one.</summary>
    [Alias("FindAtDoor")]
    Task<Outcome<Ticket>> FindAtDoor(string performance, string serial, Guid keeper, bool isAdmin);
}
