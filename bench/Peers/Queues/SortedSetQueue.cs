using StackExchange.Redis;

namespace Ticketing.Peers.Queues;

/// <summary>
/// A sorted set in Redis. The score is the next number of a counter, the place is the rank. Entering is one script, asking for the place is one ZRANK.
/// </summary>
internal sealed class SortedSetQueue(IDatabase redis) : IQueueDesign
{
    private const string Enter =
        """
        if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then redis.call('ZADD', KEYS[1], redis.call('INCR', KEYS[2]), ARGV[1]) end
        return redis.call('ZRANK', KEYS[1], ARGV[1])
        """;

    /// <inheritdoc/>
    public async ValueTask<(string Ticket, long Ahead)> EnterAsync(string performance, string person) =>
        (person, (long)await redis.ScriptEvaluateAsync(Enter, [KeyOf(performance), $"numbers:{performance}"], [person]));

    /// <inheritdoc/>
    public async ValueTask<long?> AheadAsync(string performance, string ticket) => await redis.SortedSetRankAsync(KeyOf(performance), ticket);

    private static RedisKey KeyOf(string performance) => $"queue:{performance}";
}
