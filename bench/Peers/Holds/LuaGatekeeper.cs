using System.Globalization;
using StackExchange.Redis;

namespace Ticketing.Peers.Holds;

/// <summary>
/// A script in Redis decides and answers in one round trip. The holds are written to MySQL later, in batches. The answers are as durable as Redis: with
/// <c>appendfsync everysec</c> the answers of one second can be lost, with <c>always</c> none.
/// </summary>
internal sealed class LuaGatekeeper : ISeatDesign
{
    private const string Hold =
        """
        local held = redis.call('HGET', KEYS[1], ARGV[1])
        if not held then return 2 end
        if held ~= '' and tonumber(string.match(held, '|(%d+)$')) > tonumber(ARGV[5]) then return 1 end
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. '|' .. ARGV[3] .. '|' .. ARGV[4])
        redis.call('RPUSH', KEYS[2], ARGV[6] .. '|' .. ARGV[1] .. '|' .. ARGV[2] .. '|' .. ARGV[3] .. '|' .. ARGV[4])
        return 0
        """;

    private const int BatchRows = 1_000;
    private static readonly RedisKey Writes = "writes";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly SeatTable _table;
    private readonly IDatabase _redis;

    /// <summary>Makes the design and starts to write holds to MySQL in the background.</summary>
    public LuaGatekeeper(SeatTable table, IDatabase redis)
    {
        (_table, _redis) = (table, redis);
        _ = WriteBehindAsync();
    }

    /// <inheritdoc/>
    public async Task OpenAsync(string performance, IReadOnlyList<string> seats)
    {
        await _table.AddAsync(performance, seats);
        foreach (var some in seats.Chunk(BatchRows))
            await _redis.HashSetAsync(KeyOf(performance), [.. some.Select(seat => new HashEntry(seat, ""))]);
    }

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now) =>
        (int)await _redis.ScriptEvaluateAsync(
            Hold,
            [KeyOf(hold.Performance), Writes],
            [hold.Seat, hold.HoldId, hold.Buyer, hold.Until.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(), hold.Performance]) switch
        {
            0 => HoldOutcome.Held,
            1 => HoldOutcome.Taken,
            _ => HoldOutcome.Unknown,
        };

    private static RedisKey KeyOf(string performance) => $"seats:{performance}";

    // Multi-row writes on one connection keep up with the script. After a crash between write and trim, the batch is still in the list and is written again.
    private async Task WriteBehindAsync()
    {
        while (true)
        {
            var some = await _redis.ListRangeAsync(Writes, 0, BatchRows - 1);
            if (some.Length == 0)
            {
                await Task.Delay(Pause);
                continue;
            }

            using (var lease = await _table.Sessions.RentAsync()) await lease.Session.ExecuteAsync(Insert(some));
            await _redis.ListTrimAsync(Writes, some.Length, -1);
        }
    }

    private static string Insert(RedisValue[] holds) =>
        SeatTable.TakeAll(holds.Select(hold => hold.ToString().Split('|'))
            .Select(hold => new SeatHold(hold[0], hold[1], hold[2], hold[3], DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(hold[4], CultureInfo.InvariantCulture)))));
}
