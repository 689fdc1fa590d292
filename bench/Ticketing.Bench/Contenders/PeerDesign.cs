using Ticketing.Bench.Servers;

namespace Ticketing.Bench.Contenders;

/// <summary>The names of a peer and the servers that it needs.</summary>
/// <param name="Design">The name on the command line of bench/Peers.</param>
/// <param name="Name">The name in the tables.</param>
/// <param name="IsQueue">Whether the design keeps a queue; otherwise it holds seats.</param>
/// <param name="UsesMySql">Whether the design needs MySQL.</param>
/// <param name="Redis">How the Redis of the design keeps its data, or null when no Redis is needed.</param>
internal sealed record PeerDesign(string Design, string Name, bool IsQueue, bool UsesMySql, RedisDurability? Redis)
{
    /// <summary>The usual designs.</summary>
    public static IReadOnlyList<PeerDesign> All { get; } =
    [
        new("row-lock", "MySQL row lock", IsQueue: false, UsesMySql: true, Redis: null),
        new("version", "MySQL version column", IsQueue: false, UsesMySql: true, Redis: null),
        new("conditional", "MySQL conditional UPDATE", IsQueue: false, UsesMySql: true, Redis: null),
        new("writer-queue", "MySQL writer queue", IsQueue: false, UsesMySql: true, Redis: null),
        new("redis-lock", "Redis lock + MySQL", IsQueue: false, UsesMySql: true, RedisDurability.None),
        new("lua", "Redis Lua, fsync always", IsQueue: false, UsesMySql: true, RedisDurability.Always),
        new("lua", "Redis Lua, NOT durable", IsQueue: false, UsesMySql: true, RedisDurability.EverySecond),
        new("sorted-set", "Redis sorted set", IsQueue: true, UsesMySql: false, RedisDurability.Always),
        new("count", "SQL COUNT", IsQueue: true, UsesMySql: true, Redis: null),
    ];

    /// <summary>A design on MySQL, a design that also needs Redis, and a queue: enough to test that comparisons work.</summary>
    public static IReadOnlyList<PeerDesign> Short { get; } = [.. All.Where(peer => peer.Design is "row-lock" or "redis-lock" or "sorted-set")];

    /// <summary>The designs with one of these names on the command line.</summary>
    public static IReadOnlyList<PeerDesign> Named(IReadOnlyCollection<string> designs) => [.. All.Where(peer => designs.Contains(peer.Design))];

    /// <summary>Not a peer, but a design with a bug that the check must find.</summary>
    public static PeerDesign Broken { get; } = new("unguarded", "unguarded (must fail)", IsQueue: false, UsesMySql: true, Redis: null);
}
