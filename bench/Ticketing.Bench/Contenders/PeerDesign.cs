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
        new("sqlite", "SQLite savepoints", PeerDatabase.Sqlite),
        new("redis-lock", "Redis lock + MySQL", PeerDatabase.MySql, RedisDurability.None),
        new("lua", "Redis Lua, fsync always", PeerDatabase.MySql, RedisDurability.Always),
        new("lua", "Redis Lua, NOT durable", PeerDatabase.MySql, RedisDurability.EverySecond),
        new("conditional", "MySQL conditional UPDATE, same duties", PeerDatabase.MySql) { HasDuties = true, Scenarios = ["hold", "race", "reject", "sale"] },
        new("writer-queue", "MySQL writer queue, same duties", PeerDatabase.MySql) { HasDuties = true },
        new("postgres", "PostgreSQL conditional UPDATE, same duties", PeerDatabase.Postgres) { HasDuties = true },
        new("sqlite", "SQLite savepoints, same duties", PeerDatabase.Sqlite) { HasDuties = true },
        new("redis-lock", "Redis lock + MySQL, same duties", PeerDatabase.MySql, RedisDurability.None) { HasDuties = true },
        new("sorted-set", "Redis sorted set", PeerDatabase.None, RedisDurability.Always) { Scenarios = Queues },
        new("count", "SQL COUNT", PeerDatabase.MySql) { Scenarios = Queues },
    ];

    /// <summary>A design on MySQL, a design that also needs Redis, and a queue: enough to test that comparisons work.</summary>
    public static IReadOnlyList<PeerDesign> Short { get; } = [.. All.Where(peer => peer.Option is "row-lock" or "redis-lock" or "sorted-set")];

    /// <summary>Not a peer, but a design with a bug that the check must find.</summary>
    public static PeerDesign Broken { get; } = new("unguarded", "unguarded (must fail)", PeerDatabase.MySql);

    /// <summary>
    /// Whether the peer also does what ours does for each request: it opens a signed access token, counts the buyer's seats, keeps the answer under the
    /// Idempotency-Key in the same transaction, and publishes the changes of the seat map.
    /// </summary>
    public bool HasDuties { get; init; }

    /// <summary>The name with which <c>--peers</c> chooses the peer.</summary>
    public string Option => HasDuties ? $"{Design}-duties" : Design;

    /// <summary>The scenarios in which the design takes part.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = ["hold", "race", "reject"];

    /// <summary>Whether the servers of the design are installed on this machine.</summary>
    public bool CanPlay => (Redis is null || RedisServer.IsInstalled) && Database switch
    {
        PeerDatabase.MySql => MariaDbServer.IsInstalled,
        PeerDatabase.Postgres => PostgresPrograms.AreInstalled,
        _ => true,
    };

    /// <summary>The peers that <c>--peers</c> chooses with these names.</summary>
    public static IReadOnlyList<PeerDesign> Named(IReadOnlyCollection<string> options) => [.. All.Where(peer => options.Contains(peer.Option))];
}
