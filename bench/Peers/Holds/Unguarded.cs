namespace Ticketing.Peers.Holds;

/// <summary>
/// The bug that all other designs avoid: read, then write, without a guard. Alone this design is not a peer, but proves that the check after a run can
/// fail. Inside a lock it is part of the peer <c>RedisLock</c>.
/// </summary>
internal sealed class Unguarded(SeatTable table) : ISeatDesign
{
    /// <inheritdoc/>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => table.AddAsync(performance, seats);

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now)
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
