using StackExchange.Redis;

namespace Ticketing.Peers.Holds;

/// <summary>
/// A lock per seat in Redis (SET NX PX, and a script with which only the owner can unlock) around a read and a write in MySQL, which then need no other
/// guard. A buyer who does not get the lock is refused at once, because somebody else is taking the seat. A hold needs two round trips to each server.
/// </summary>
internal sealed class RedisLock(ISeatDesign inside, IDatabase redis) : ISeatDesign
{
    private const string Unlock = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";
    private static readonly TimeSpan LockTime = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => inside.OpenAsync(performance, seats);

    /// <inheritdoc/>
    public Task AddBuyersAsync(IReadOnlyList<string> buyers) => inside.AddBuyersAsync(buyers);

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        var name = (RedisKey)$"lock:{hold.Performance}:{hold.Seat}";
        if (!await redis.StringSetAsync(name, hold.HoldId, LockTime, When.NotExists)) return HoldOutcome.Taken;
        try
        {
            return await inside.HoldAsync(hold, now);
        }
        finally
        {
            await redis.ScriptEvaluateAsync(Unlock, [name], [hold.HoldId]);
        }
    }
}
