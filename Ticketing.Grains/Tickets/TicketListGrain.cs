using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Tickets;

/// <summary>A valid ticket as its owner sees it.</summary>
/// <param name="Serial">Printed on it.</param>
/// <param name="Performance">The performance.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Grade">The seat's grade.</param>
/// <param name="Price">What it cost, in won.</param>
/// <param name="OrderId">The order it came from.</param>
/// <param name="IssuedAt">When it was sold.</param>
/// <param name="CheckedInAt">When it was scanned at the door.</param>
[GenerateSerializer, Immutable, Alias("Tickets.Ticket")]
public sealed record Ticket(
    [property: Id(0)] string Serial,
    [property: Id(1)] string Performance,
    [property: Id(2)] string Seat,
    [property: Id(3)] string Grade,
    [property: Id(4)] long Price,
    [property: Id(5)] string OrderId,
    [property: Id(6)] DateTimeOffset IssuedAt,
    [property: Id(7)] DateTimeOffset? CheckedInAt);

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

    /// <summary>The ticket with a serial, for the door of one performance, which only its owner's people and admins keep.</summary>
    [Alias("FindAtDoor")]
    Task<Outcome<Ticket>> FindAtDoor(string performance, string serial, Guid keeper, bool isAdmin);
}

/// <inheritdoc cref="ITicketListGrain"/>
[StatelessWorker]
public sealed class TicketListGrain(IRowStore store, PerformanceDirectory directory) : Grain, ITicketListGrain
{
    /// <summary>The one key; every silo runs its own workers.</summary>
    public const string Key = "tickets";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Ticket>> Page(Guid owner, string after, int limit) =>
        (await store.ReadAsync(new TicketsOfOwner(owner, after, limit))).Select(ToTicket).ToArray();

    /// <inheritdoc/>
    public async Task<Outcome<Ticket>> Find(Guid owner, string serial) =>
        await Read(serial) is { } row && row.Owner == owner
            ? ToTicket(row)
            : new Refusal(RefusalCode.NotFound, $"You have no ticket {serial}.");

    /// <inheritdoc/>
    public async Task<Outcome<Ticket>> FindAtDoor(string performance, string serial, Guid keeper, bool isAdmin)
    {
        if (await directory.FindAsync(performance) is not { } info) return Refusals.NoPerformance(performance);
        if (!isAdmin && info.Row.Owner != keeper)
            return new Refusal(RefusalCode.Forbidden, $"The door of {performance} is its owner's to keep.");
        return await Read(serial) is { } row && row.Performance == performance
            ? ToTicket(row)
            : new Refusal(RefusalCode.TicketInvalid, "There is no such ticket for this performance.");
    }

    private async Task<TicketRow?> Read(string serial)
    {
        var rows = await store.ReadAsync(new TicketWithSerial(serial));
        return rows.Count == 0 ? null : rows[0];
    }

    private static Ticket ToTicket(TicketRow row) =>
        new(row.Serial, row.Performance, row.Seat, row.Grade, row.Price, row.OrderId, row.IssuedAt, row.CheckedInAt);
}
