namespace Ticketing.Peers.Holds;

/// <summary>
/// No lock: read the seat, and write on condition that its version is still the same. A hold needs two round trips, each a transaction of its own. When
/// the write finds another version, the seat is read again.
/// </summary>
internal sealed class OptimisticVersion(SeatTable table) : ISeatDesign
{
    private const int MaxTries = 3;
    private const string TakeIfSame = $"{SeatTable.Take} AND version = @version";

    /// <inheritdoc/>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => table.AddAsync(performance, seats);

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        using var lease = await table.Sessions.RentAsync();
        for (var tries = 0; tries < MaxTries; tries++)
        {
            long version;
            await using (var seat = await lease.Session.QueryAsync(SeatTable.Look, ("@performance", hold.Performance), ("@seat", hold.Seat)))
            {
                if (!await seat.ReadAsync()) return HoldOutcome.Unknown;
                if (SeatTable.IsHeld(seat, now)) return HoldOutcome.Taken;
                version = seat.GetInt64(2);
            }

            var taken = await lease.Session.ExecuteAsync(
                TakeIfSame, ("@hold", hold.HoldId), ("@buyer", hold.Buyer), ("@until", hold.Until.ToUnixTimeMilliseconds()),
                ("@performance", hold.Performance), ("@seat", hold.Seat), ("@version", version));
            if (taken == 1) return HoldOutcome.Held;
        }

        return HoldOutcome.Busy;
    }
}
