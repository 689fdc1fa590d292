using System.Diagnostics.Metrics;

namespace Ticketing.Grains.Seats;

/// <summary>What seats tell about themselves, under the meter <c>Ticketing.Seats</c>. Counted after the commit.</summary>
public sealed class SeatMetrics
{
    private readonly Counter<long> held;
    private readonly Counter<long> expired;
    private readonly Counter<long> sold;
    private readonly Counter<long> returned;

    /// <summary>Makes the instruments.</summary>
    public SeatMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Ticketing.Seats");
        held = meter.CreateCounter<long>("ticketing.seats.held", "{seat}", "Seats that went into a hold");
        expired = meter.CreateCounter<long>("ticketing.seats.expired", "{seat}", "Seats whose hold ran out");
        sold = meter.CreateCounter<long>("ticketing.seats.sold", "{seat}", "Seats sold");
        returned = meter.CreateCounter<long>("ticketing.seats.returned", "{seat}", "Sold seats that came back");
    }

    /// <summary>A seat went from one row to the next.</summary>
    internal void Moved(SeatRow before, SeatRow next, DateTimeOffset now)
    {
        var sameHold = before.HoldId == next.HoldId;
        if (before.Status == SeatStatus.Held && before.Until <= now && !sameHold) expired.Add(1);
        if (next.Status == SeatStatus.Held && !(before.Status == SeatStatus.Held && sameHold)) held.Add(1);
        if (next.Status == SeatStatus.Sold && before.Status != SeatStatus.Sold) sold.Add(1);
        if (next.Status != SeatStatus.Sold && before.Status == SeatStatus.Sold) returned.Add(1);
    }
}
