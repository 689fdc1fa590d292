using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>Finds tickets by what is printed on them or by their owner. It keeps nothing and reads what is committed.</summary>
[Alias("Tickets.ITicketListGrain")]
public interface ITicketListGrain : IGrainWithStringKey
{
    /// <summary>A page of a person's tickets, by serial; for API processes of the release before.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="after">The last serial of the page before; empty for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Page")]
    Task<IReadOnlyList<Ticket>> Page(Guid owner, string after, int limit);

    /// <summary>A page of a person's tickets, the newest first.</summary>
    /// <param name="owner">The person.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">The most to give.</param>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Newest")]
    Task<IReadOnlyList<Ticket>> Newest(Guid owner, PagePoint? after, int limit);

    /// <summary>The ticket with a serial, if it is this person's.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Find")]
    Task<Outcome<Ticket>> Find(Guid owner, string serial);

    /// <summary>The ticket with a serial, for the door of one performance.</summary>
    /// <param name="keeper">Who keeps the door: the performance's owner or an admin.</param>
    /// <param name="performance">The performance.</param>
    /// <param name="serial">The serial.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.Forbidden"/> or
    /// <see cref="RefusalCode.TicketInvalid"/>. A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("FindForDoor")]
    Task<Outcome<Ticket>> FindForDoor(Actor keeper, string performance, string serial);

    /// <summary>As <see cref="FindForDoor"/>; for API processes of the release before this one.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.Forbidden"/> or
    /// <see cref="RefusalCode.TicketInvalid"/>. A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("FindAtDoor")]
    Task<Outcome<Ticket>> FindAtDoor(string performance, string serial, Guid keeper, bool isAdmin);
}
