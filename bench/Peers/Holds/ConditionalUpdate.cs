namespace Ticketing.Peers.Holds;

/// <summary>
/// One prepared UPDATE whose condition is that the seat is free; the number of changed rows decides. A hold needs one round trip and one transaction. Only
/// a refusal needs a second round trip, which tells a taken seat from one that does not exist.
/// </summary>
internal sealed class ConditionalUpdate(SeatTable table) : ISeatDesign
{
    private const string TakeIfFree = $"{SeatTable.Take} AND (hold_id IS NULL OR until <= @now)";

    /// <inheritdoc/>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => table.AddAsync(performance, seats);

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        using var lease = await table.Sessions.RentAsync();
        var taken = await lease.Session.ExecuteAsync(
            TakeIfFree, ("@hold", hold.HoldId), ("@buyer", hold.Buyer), ("@until", hold.Until.ToUnixTimeMilliseconds()),
            ("@performance", hold.Performance), ("@seat", hold.Seat), ("@now", now.ToUnixTimeMilliseconds()));
        if (taken == 1) return HoldOutcome.Held;

        await using var seat = await lease.Session.QueryAsync(SeatTable.Look, ("@performance", hold.Performance), ("@seat", hold.Seat));
        return await seat.ReadAsync() ? HoldOutcome.Taken : HoldOutcome.Unknown;
    }
}
