using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Checks;

/// <summary>
/// Checks that seats were given out correctly. All requests are answered before the rows are read, so the answers and the rows must agree exactly: no seat
/// has two buyers, every acknowledged seat has a row, and every row was acknowledged.
/// </summary>
internal static class SeatCheck
{
    /// <summary>Compares the acknowledged holds and payments of one performance with its rows.</summary>
    /// <returns>The errors, in words.</returns>
    public static IEnumerable<string> Check(
        IReadOnlyList<History.Hold> holds, IReadOnlyList<History.Sale> sales, IReadOnlyList<SeatRow> rows, IReadOnlyList<TicketRow> tickets)
    {
        foreach (var twice in holds.GroupBy(hold => hold.Seat).Where(seat => seat.Select(hold => hold.HoldId).Distinct().Skip(1).Any()))
            yield return $"seat {twice.Key} was given to {twice.Count()}: {string.Join(", ", twice.Select(hold => hold.Buyer).Take(3))}";
        foreach (var twice in sales.GroupBy(sale => sale.Seat).Where(seat => seat.Select(sale => sale.OrderId).Distinct().Skip(1).Any()))
            yield return $"seat {twice.Key} was sold {twice.Count()} times";

        foreach (var nameless in holds.Where(hold => hold.HoldId.Length == 0 || hold.Buyer.Length == 0)) yield return $"seat {nameless.Seat} was given without an id or a buyer";
        foreach (var nameless in sales.Where(sale => sale.OrderId.Length == 0)) yield return $"seat {nameless.Seat} was sold without an order";
        foreach (var twice in rows.GroupBy(row => row.Seat).Where(seat => seat.Skip(1).Any())) yield return $"seat {twice.Key} is in the books {twice.Count()} times";
        foreach (var twice in tickets.GroupBy(ticket => ticket.Seat).Where(seat => seat.Skip(1).Any())) yield return $"seat {twice.Key} has {twice.Count()} tickets";

        var written = rows.DistinctBy(row => row.Seat).ToDictionary(row => row.Seat);
        foreach (var hold in holds)
        {
            if (!written.TryGetValue(hold.Seat, out var row)) yield return $"seat {hold.Seat} was given to {hold.Buyer} and is free";
            else if (row.HoldId != hold.HoldId) yield return $"seat {hold.Seat} was given as {hold.HoldId} and is held as {row.HoldId}";
            else if (row.Buyer != hold.Buyer) yield return $"seat {hold.Seat} was given to {hold.Buyer} and is {row.Buyer}'s";
        }

        var given = holds.Select(hold => hold.Seat).ToHashSet();
        foreach (var row in rows.Where(row => !given.Contains(row.Seat))) yield return $"seat {row.Seat} is {row.Buyer}'s, and nobody was told";

        var printed = tickets.DistinctBy(ticket => ticket.Seat).ToDictionary(ticket => ticket.Seat, ticket => ticket.OrderId);
        foreach (var sale in sales)
        {
            if (!written.TryGetValue(sale.Seat, out var row) || !row.IsSold) yield return $"seat {sale.Seat} was paid by {sale.OrderId} and is not sold";
            if (printed.GetValueOrDefault(sale.Seat) != sale.OrderId) yield return $"seat {sale.Seat} was paid by {sale.OrderId} and has no ticket of it";
        }

        var paid = sales.Select(sale => sale.Seat).ToHashSet();
        foreach (var ticket in tickets.Where(ticket => !paid.Contains(ticket.Seat))) yield return $"seat {ticket.Seat} has a ticket of {ticket.OrderId}, and nobody was told";
    }

    /// <summary>Checks the counts of a seat map: free, held, sold and blocked together are all seats, and held and sold agree with the rows.</summary>
    public static IEnumerable<string> Conserved(SeatCounts counts, long total, IReadOnlyList<SeatRow> rows)
    {
        if (counts.Total != total) yield return $"the map has {counts.Total} seats of {total}";
        var sold = rows.Count(row => row.IsSold);
        if (counts.Sold != sold) yield return $"the map has {counts.Sold} sold seats, the books {sold}";
        if (counts.Held != rows.Count - sold) yield return $"the map has {counts.Held} held seats, the books {rows.Count - sold}";
    }
}
