using Ticketing.Grains.Seats;

namespace Ticketing.Tests.Simulation.Promises;

/// <summary>
/// Promise 11: who was told of as many holds of a seat in a row as are allowed does not get the seat again at once. Holds that their buyer was not
/// told of may have been withdrawn, and are left out. The witness sees the end of a hold later than the seat, so half of the pause is asked for.
/// </summary>
internal sealed class CoolDownPromise(World world, Witness witness)
{
    private static readonly CoolDownSettings Rule = new();

    private readonly Dictionary<(string Performance, string Seat), (Guid Buyer, int Count, DateTimeOffset LeftAt)> rows = [];

    public string? WhyNot(SeatRow? before, SeatRow now)
    {
        var seat = (now.Performance, now.Seat);
        if (now.Status == SeatStatus.Sold) rows.Remove(seat);
        else if (before is { Status: SeatStatus.Held, HoldId: { } hold, Buyer: { } holder } && now.HoldId != hold) Ended(seat, hold, holder, before.Until!.Value);
        return now.Status == SeatStatus.Held && now.HoldId != before?.HoldId ? WhyNotBegin(seat, now) : null;
    }

    private void Ended((string Performance, string Seat) seat, string hold, Guid holder, DateTimeOffset until)
    {
        var count = 0;
        if (rows.TryGetValue(seat, out var row) && row.Buyer == holder) count = row.Count;
        else rows.Remove(seat);
        if (witness.Told.IsTold(hold)) rows[seat] = (holder, count + 1, until < world.Now ? until : world.Now);
    }

    private string? WhyNotBegin((string Performance, string Seat) seat, SeatRow now)
    {
        if (!rows.TryGetValue(seat, out var row) || row.Buyer != now.Buyer) return null;
        var gap = world.Now - row.LeftAt;
        if (row.Count >= Rule.Holds && gap < 0.5 * Rule.Pause)
            return $"Promise 11: a buyer got a seat {gap} after {row.Count} holds of it in a row.";
        if (row.Count >= Rule.Holds || gap >= 0.5 * Rule.Within) rows.Remove(seat);
        return null;
    }
}
