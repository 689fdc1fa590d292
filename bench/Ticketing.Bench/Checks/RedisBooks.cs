using StackExchange.Redis;

namespace Ticketing.Bench.Checks;

/// <summary>The rows of a peer that keeps its data in Redis.</summary>
internal sealed class RedisBooks(int port) : IBooks
{
    /// <inheritdoc/>
    public IReadOnlyList<SeatRow> Seats(string performance) =>
    [
        .. Ask(redis => redis.HashGetAll($"seats:{performance}")).Where(seat => seat.Value.ToString().Length > 0)
            .Select(seat => (Seat: seat.Name.ToString(), Hold: seat.Value.ToString().Split('|')))
            .Select(seat => new SeatRow(seat.Seat, seat.Hold[0], seat.Hold[1], IsSold: false)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<TicketRow> Tickets(string performance) => [];

    /// <inheritdoc/>
    public IReadOnlyList<PlaceRow> Places(string performance) =>
        [.. Ask(redis => redis.SortedSetRangeByRankWithScores($"queue:{performance}")).Select(place => new PlaceRow(place.Element.ToString(), (long)place.Score))];

    private T Ask<T>(Func<IDatabase, T> ask)
    {
        using var redis = ConnectionMultiplexer.Connect($"127.0.0.1:{port},syncTimeout=30000");
        return ask(redis.GetDatabase());
    }
}
