using Ticketing.Peers.Holds;

namespace Ticketing.Peers.Postgres;

/// <summary>
/// The best seat that is left, by <c>FOR UPDATE SKIP LOCKED</c>: buyers at the same moment pass over the seats that others are about to get. The index has
/// only seats that nobody holds. Holds that have ended would be freed by a sweeper, which is left out because no hold ends during a run.
/// </summary>
internal sealed class PostgresBest(PostgresSeats table)
{
    /// <summary>Makes what the design needs besides the seats.</summary>
    public const string Schema = "CREATE INDEX IF NOT EXISTS best_first ON seats (performance, place) WHERE hold_id IS NULL;";

    private const string TakeBest =
        """
        UPDATE seats SET hold_id = $1, buyer = $2, until = $3 WHERE performance = $4 AND seat = (
            SELECT seat FROM seats WHERE performance = $4 AND hold_id IS NULL ORDER BY place LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING seat
        """;

    /// <summary>Puts a performance on sale; the best seat is the first.</summary>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => table.AddAsync(performance, seats);

    /// <summary>Holds the best seat that is left.</summary>
    /// <returns>The seat; null when no seat is left.</returns>
    public async ValueTask<string?> HoldAsync(SeatHold hold)
    {
        using var lease = await table.Sessions.RentAsync();
        await using var seat = await lease.Session.QueryAsync(TakeBest, hold.HoldId, hold.Buyer, hold.Until.ToUnixTimeMilliseconds(), hold.Performance);
        return await seat.ReadAsync() ? seat.GetString(0) : null;
    }
}
