using Ticketing.Grains.Seats.Tickets;

namespace Ticketing.Tests.Simulation.Promises;

/// <summary>The allowed changes of a ticket (promise 10): it is used once, and a used ticket is never returned.</summary>
internal static class TicketPromises
{
    public static string? WhyNot(TicketRow? before, TicketRow now)
    {
        if (before is null) return now.CheckedInAt is null ? null : $"Promise 10: a new ticket was used already: {now}";
        return before.CheckedInAt is null && now == before with { CheckedInAt = now.CheckedInAt, Version = now.Version }
            ? null
            : $"Promise 10: a ticket changed otherwise than by its use:\n  before: {before}\n  now:    {now}";
    }

    public static string? WhyNotVoid(TicketRow? before) =>
        before is { CheckedInAt: not null } ? $"Promise 10: a ticket was voided after its owner came in with it: {before}" : null;
}
