using StackExchange.Redis;

namespace Ticketing.Peers.Holds;

/// <summary>
/// A lock per seat in Redis (SET NX PX, and a script that only lets its owner unlock), and the truth in MySQL. Who does not get the lock
/// is refused at once: somebody is just taking that seat. Two round trips to each server.
/// </summary>
internal sealed class RedisLock(SeatTable table, IDatabase redis) : ISeatDesign
{
    private const string Unlock = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";
    private static readonly TimeSpan LockTime = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => table.AddAsync(performance, seats);

    /// <inheritdoc/>
    public async ValueTask<HoldOutcome> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        var name = (RedisKey)$"lock:{hold.Performance}:{hold.Seat}";
        if (!await redis.StringSetAsync(name, hold.HoldId, LockTime, When.NotExists)) return HoldOutcome.Taken;
        try
        {
            return await TakeAsync(hold, now);
        }
        finally
        {
            await redis.ScriptEvaluateAsync(Unlock, [name], [hold.HoldId]);
        }
    }

    private async Task<HoldOutcome> TakeAsync(SeatHold hold, DateTimeOffset now)
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
