namespace Ticketing.Peers.Holds;

/// <summary>
/// The bug that all the others exist to avoid: look, then write, and nothing in between. Alone it is no peer, but shows that the check
/// after a run can fail; inside a lock it is one.
/// </summary>
internal sealed class Unguarded(SeatTable table) : ISeatDesign
{
    /// <inheritdoc/>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => table.AddAsync(performance, seats);

    /// <inheritdoc/>
    public async ValueTask<HoldOutcome> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        using var lease = await table.Sessions.RentAsync();
        await using (var seat = await lease.Session.QueryAsync(SeatTable.Look, ("@performance", hold.Performance), ("@seat", hold.Seat)))
        {
            if (!await seat.ReadAsync()) return HoldOutcome.Unknown;
            if (SeatTable.IsHeld(seat, now)) return HoldOutcome.Taken;
        }

        await SeatTable.TakeAsync(lease.Session, hold);
        return HoldOutcome.Held;
    }
}
