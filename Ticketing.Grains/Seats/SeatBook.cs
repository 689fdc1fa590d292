using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats;

/// <summary>One seat and its ticket as their rows tell, and how old that is.</summary>
/// <param name="store">Where the rows are read from.</param>
/// <param name="performance">The performance.</param>
/// <param name="seat">The seat's id.</param>
internal sealed class SeatBook(IRowStore store, string performance, string seat)
{
    private const int MaxReads = 3;

    // The time of the turn in which the row was last read or written; null before the first time.
    private DateTimeOffset? _knownAt;

    /// <summary>The seat; before the first read, what most seats of a sale are when somebody first wants them.</summary>
    public SeatRow Seat { get; private set; } = SeatRules.Untouched(performance, seat);

    /// <summary>
    /// Whether the row was read or written. Until then <see cref="Seat"/> is an assumption: a decision that inserts the row may rest on it, because
    /// the primary key refuses a second row.
    /// </summary>
    public bool IsKnown => _knownAt is not null;

    /// <summary>Its ticket, when it is sold.</summary>
    public TicketRow? Ticket { get; set; }

    /// <summary>Reads both rows; a seat without a row is an untouched one.</summary>
    /// <exception cref="StoreUnavailableException">A row could not be read.</exception>
    /// <exception cref="InvalidOperationException">The seat is sold without a ticket, although the two are written in one commit.</exception>
    public async Task ReadAsync(DateTimeOffset now)
    {
        for (var reads = 0; reads < MaxReads; reads++)
        {
            Seat = await store.ReadAsync(new SeatOf(performance, seat)) is [var row, ..] ? row : SeatRules.Untouched(performance, seat);
            Ticket = Seat.Status == SeatStatus.Sold && await store.ReadAsync(new TicketOf(performance, seat)) is [var ticket, ..] ? ticket : null;
            _knownAt = now;

            // Seat and ticket are two reads: another activation may have given the seat back in between.
            if (Seat.Status != SeatStatus.Sold || Ticket?.OrderId == Seat.OrderId) return;
        }

        throw new InvalidOperationException($"Seat {performance}/{seat} is sold without a ticket.");
    }

    /// <summary>
    /// Decides by what is known, after a read where nothing is. A decision that writes nothing, whether it refuses or finds everything done, is not fenced by the row's
    /// version, and another activation, while there were two, may have written since: so such a decision is made again by the rows.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="now">The time of the turn.</param>
    /// <param name="maxAge">How old the knowledge may be for a decision that writes nothing. The age counts in both directions, because a wall clock may be set back.</param>
    public async ValueTask<SeatDecision> DecideAsync(Func<SeatRow, SeatDecision> rule, DateTimeOffset now, TimeSpan maxAge = default)
    {
        var decision = rule(Seat);
        if (_knownAt is { } at && (decision.Next is not null || (now - at).Duration() < maxAge)) return decision;

        await ReadAsync(now);
        return rule(Seat);
    }

    /// <summary>The seat's next row is on disk.</summary>
    public void Became(SeatRow next, DateTimeOffset now) => (Seat, _knownAt) = (next, now);
}
