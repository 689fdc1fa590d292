using Ticketing.Bench.Servers;

namespace Ticketing.Bench.Contenders;

/// <summary>The database that a peer keeps its rows in.</summary>
internal enum PeerDatabase
{
    /// <summary>No database; the peer keeps everything in Redis.</summary>
    None,

    /// <summary>MariaDB, as MySQL.</summary>
    MySql,

    /// <summary>PostgreSQL.</summary>
    Postgres,

    /// <summary>A file of SQLite in the peer's data folder.</summary>
    Sqlite,
}

/// <summary>The names of a peer, the servers that it needs, and the scenarios in which it takes part.</summary>
/// <param name="Design">The name on the command line of bench/Peers.</param>
/// <param name="Name">The name in the tables.</param>
/// <param name="Database">The database of the design.</param>
/// <param name="Redis">How the Redis of the design keeps its data, or null when no Redis is needed.</param>
internal sealed record PeerDesign(string Design, string Name, PeerDatabase Database, RedisDurability? Redis = null)
{
    private static readonly string[] Queues = ["enter", "poll"];

    /// <summary>The usual designs.</summary>
    public static IReadOnlyList<PeerDesign> All { get; } =
    [
        new("row-lock", "MySQL row lock", PeerDatabase.MySql),
        new("version", "MySQL version column", PeerDatabase.MySql),
        new("conditional", "MySQL conditional UPDATE", PeerDatabase.MySql),
        new("writer-queue", "MySQL writer queue", PeerDatabase.MySql),
        new("postgres", "PostgreSQL conditional UPDATE", PeerDatabase.Postgres),
        new("redis-lock", "Redis lock + MySQL", PeerDatabase.MySql, RedisDurability.None),
        new("lua", "Redis Lua, fsync always", PeerDatabase.MySql, RedisDurability.Always),
        new("lua", "Redis Lua, NOT durable", PeerDatabase.MySql, RedisDurability.EverySecond),
        new("sorted-set", "Redis sorted set", PeerDatabase.None, RedisDurability.Always) { Scenarios = Queues },
        new("count", "SQL COUNT", PeerDatabase.MySql) { Scenarios = Queues },
    ];

    /// <summary>A design on MySQL, a design that also needs Redis, and a queue: enough to test that comparisons work.</summary>
    public static IReadOnlyList<PeerDesign> Short { get; } = [.. All.Where(peer => peer.Design is "row-lock" or "redis-lock" or "sorted-set")];

    /// <summary>Not a peer, but a design with a bug that the check must find.</summary>
    public static PeerDesign Broken { get; } = new("unguarded", "unguarded (must fail)", PeerDatabase.MySql);

    /// <summary>The scenarios in which the design takes part.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = ["hold", "race", "reject"];

    /// <summary>Whether the servers of the design are installed on this machine.</summary>
    public bool CanPlay => (Redis is null || RedisServer.IsInstalled) && Database switch
    {
        PeerDatabase.MySql => MariaDbServer.IsInstalled,
        PeerDatabase.Postgres => PostgresPrograms.AreInstalled,
        _ => true,
    };

    /// <summary>The designs with one of these names on the command line.</summary>
    public static IReadOnlyList<PeerDesign> Named(IReadOnlyCollection<string> designs) => [.. All.Where(peer => designs.Contains(peer.Design))];
}
