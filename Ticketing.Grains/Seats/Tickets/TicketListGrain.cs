using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats.Tickets;

/// <inheritdoc cref="ITicketListGrain"/>
[StatelessWorker]
public sealed class TicketListGrain(IRowStore store, PerformanceDirectory directory) : Grain, ITicketListGrain
{
    /// <summary>The key that all callers use; every silo runs its own workers.</summary>
    public const string Key = "tickets";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Ticket>> Page(Guid owner, string after, int limit) =>
        (await store.ReadAsync(new TicketsOfOwner(owner, after, limit))).Select(ToTicket).ToArray();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Ticket>> Newest(Guid owner, PagePoint? after, int limit) =>
        (await store.ReadAsync(new NewestTickets(owner, after, limit))).Select(ToTicket).ToArray();

    /// <inheritdoc/>
    public async Task<Outcome<Ticket>> Find(Guid owner, string serial) =>
        await Read(serial) is { } row && row.Owner == owner
            ? ToTicket(row)
            : new Refusal(RefusalCode.NotFound, $"You have no ticket {serial}.");

    /// <inheritdoc/>
    public Task<Outcome<Ticket>> FindAtDoor(string performance, string serial, Guid keeper, bool isAdmin) =>
        FindForDoor(new Actor(keeper, isAdmin ? Role.Admin : Role.Promoter), performance, serial);

    /// <inheritdoc/>
    public async Task<Outcome<Ticket>> FindForDoor(Actor keeper, string performance, string serial)
    {
        if (await directory.FindAsync(performance) is not { } info) return Refusals.NoPerformance(performance);
        if (DoorRules.WhyNotKeeper(keeper, info) is { } stranger) return stranger;
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
