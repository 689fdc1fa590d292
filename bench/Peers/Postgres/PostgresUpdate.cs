using Ticketing.Peers.Holds;

namespace Ticketing.Peers.Postgres;

/// <summary>One prepared UPDATE whose condition is that the seat is free; the number of changed rows decides. Only a refusal needs a second round trip.</summary>
internal sealed class PostgresUpdate(PostgresSeats table) : ISeatDesign
{
    private const string TakeIfFree =
        "UPDATE seats SET hold_id = $1, buyer = $2, until = $3 WHERE performance = $4 AND seat = $5 AND (hold_id IS NULL OR until <= $6)";

    private const string Look = "SELECT 1 FROM seats WHERE performance = $1 AND seat = $2";

    /// <inheritdoc/>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => table.AddAsync(performance, seats);

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        using var lease = await table.Sessions.RentAsync();
        var taken = await lease.Session.ExecuteAsync(
            TakeIfFree, hold.HoldId, hold.Buyer, hold.Until.ToUnixTimeMilliseconds(), hold.Performance, hold.Seat, now.ToUnixTimeMilliseconds());
        if (taken == 1) return HoldOutcome.Held;

        await using var seat = await lease.Session.QueryAsync(Look, hold.Performance, hold.Seat);
        return await seat.ReadAsync() ? HoldOutcome.Taken : HoldOutcome.Unknown;
    }
}
