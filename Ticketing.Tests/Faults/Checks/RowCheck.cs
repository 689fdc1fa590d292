using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Checks;

/// <summary>Promises 1, 3 and 9 for the rows: each seat has one state, sold seats and tickets are pairs, and no hold outlives its time.</summary>
internal static class RowCheck
{
    /// <summary>Within this time after its end, a hold must be free again.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Checks one reading.</summary>
    /// <param name="history">The history, with the silo's clock.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="delay">How late the timers of this machine fire at present, which is not the silo's fault.</param>
    public static IEnumerable<Violation> Check(History history, RowsRead rows, TimeSpan delay)
    {
        foreach (var ghost in rows.Seats.Where(seat => seat.Status == 1 && IsGhost(history, rows, seat, delay)))
            yield return new Violation(9, $"a hold outlives its time: {ghost}, read at {rows.Start.TotalSeconds:0.000}");

        var tickets = rows.Tickets.ToDictionary(ticket => (ticket.Performance, ticket.Seat));
        foreach (var seat in rows.Seats.Where(seat => seat.Status == 2 && tickets.GetValueOrDefault((seat.Performance, seat.Seat))?.Order != seat.Order))
            yield return new Violation(1, $"a seat is sold without its ticket: {seat}");

        var sold = rows.Seats.Where(seat => seat.Status == 2).ToDictionary(seat => (seat.Performance, seat.Seat), seat => seat.Order);
        foreach (var ticket in rows.Tickets.Where(ticket => sold.GetValueOrDefault((ticket.Performance, ticket.Seat)) != ticket.Order))
            yield return new Violation(1, $"a ticket is for a seat that is not sold to its order: {ticket}");

        foreach (var stage in history.Stages)
        {
            var seats = rows.Seats.Where(seat => seat.Performance == stage.Performance).ToArray();
            var known = seats.Count(seat => seat.Status is >= 0 and <= 3);
            if (known != seats.Length || seats.Length > stage.SeatCount || seats.DistinctBy(seat => seat.Seat).Count() != seats.Length)
                yield return new Violation(9, $"{stage.Performance} has {stage.SeatCount} seats, and rows of {seats.Length}, {known} of them in a known state");
        }
    }

    // Nobody ends holds while the silo is down. After it is back, it has one second.
    private static bool IsGhost(History history, RowsRead rows, SeatLine seat, TimeSpan delay)
    {
        var due = rows.Start - Grace - delay;
        return due > rows.ServingSince && history.Clock.Earliest(due, due) > seat.Until;
    }
}
