using System.Data.Common;
using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Holds;

/// <summary>
/// The textbook design: lock the row, read it, write, commit. Buyers who want the same seat wait for the lock. Every other buyer needs four round trips
/// and one synced commit, which InnoDB shares among transactions that commit at the same moment.
/// </summary>
internal sealed class RowLock(SeatTable table) : ISeatDesign
{
    private const string LookAndLock = $"{SeatTable.Look} FOR UPDATE";

    /// <inheritdoc/>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => table.AddAsync(performance, seats);

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        using var lease = await table.Sessions.RentAsync();
        var session = lease.Session;
        await session.ExecuteAsync("START TRANSACTION");
        try
        {
            var outcome = await LookAsync(session, hold, now);
            if (outcome == HoldOutcome.Held) await SeatTable.TakeAsync(session, hold);
            await session.ExecuteAsync(outcome == HoldOutcome.Held ? "COMMIT" : "ROLLBACK");
            return outcome;
        }
        catch (DbException)
        {
            // A deadlock, or the lock was not granted in time.
            await session.ExecuteAsync("ROLLBACK");
            return HoldOutcome.Busy;
        }
    }

    private static async Task<HoldOutcome> LookAsync(Session session, SeatHold hold, DateTimeOffset now)
    {
        await using var seat = await session.QueryAsync(LookAndLock, ("@performance", hold.Performance), ("@seat", hold.Seat));
        if (!await seat.ReadAsync()) return HoldOutcome.Unknown;
        return SeatTable.IsHeld(seat, now) ? HoldOutcome.Taken : HoldOutcome.Held;
    }
}
