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
    private static readonly string[] Seats = ["hold", "race", "reject"];

    /// <summary>The usual designs.</summary>
    public static IReadOnlyList<PeerDesign> All { get; } =
    [
        new("row-lock", "MySQL row lock", PeerDatabase.MySql) { ComparedIn = ["hold"] },
        new("version", "MySQL version column", PeerDatabase.MySql),
        new("conditional", "MySQL conditional UPDATE", PeerDatabase.MySql) { ComparedIn = ["hold"] },
        new("writer-queue", "MySQL writer queue", PeerDatabase.MySql) { ComparedIn = ["hold"] },
        new("postgres", "PostgreSQL conditional UPDATE", PeerDatabase.Postgres) { ComparedIn = ["hold"] },
        new("skip-locked", "PostgreSQL SKIP LOCKED", PeerDatabase.Postgres) { Scenarios = ["best"], ComparedIn = [] },
        new("sqlite", "SQLite savepoints", PeerDatabase.Sqlite) { ComparedIn = ["hold"] },
        new("redis-lock", "Redis lock + MySQL", PeerDatabase.MySql, RedisDurability.None),
        new("lua", "Redis Lua, fsync always", PeerDatabase.MySql, RedisDurability.Always),
        new("lua", "Redis Lua, NOT durable", PeerDatabase.MySql, RedisDurability.EverySecond) { ComparedIn = [] },
        new("conditional", "MySQL conditional UPDATE, same duties", PeerDatabase.MySql) { HasDuties = true, Scenarios = [.. Seats, "sale"], ComparedIn = ["hold", "race", "sale"] },
        new("writer-queue", "MySQL writer queue, same duties", PeerDatabase.MySql) { HasDuties = true },
        new("postgres", "PostgreSQL conditional UPDATE, same duties", PeerDatabase.Postgres) { HasDuties = true, ComparedIn = ["hold", "race"] },
        new("sqlite", "SQLite savepoints, same duties", PeerDatabase.Sqlite) { HasDuties = true, ComparedIn = [] },
        new("redis-lock", "Redis lock + MySQL, same duties", PeerDatabase.MySql, RedisDurability.None) { HasDuties = true, ComparedIn = ["race"] },
        new("sorted-set", "Redis sorted set", PeerDatabase.None, RedisDurability.Always) { Scenarios = Queues, ComparedIn = Queues },
        new("count", "SQL COUNT", PeerDatabase.MySql) { Scenarios = Queues, ComparedIn = Queues },
    ];

    /// <summary>The peers that <c>compare</c> has time for, in the scenarios in which they matter most.</summary>
    public static IReadOnlyList<PeerDesign> Compared { get; } =
        [.. All.Select(peer => peer with { Scenarios = peer.ComparedIn }).Where(peer => peer.Scenarios.Count > 0)];

    /// <summary>A peer for each kind of server, one that sells, and a queue: enough to test that comparisons work.</summary>
    public static IReadOnlyList<PeerDesign> Short { get; } =
        [.. All.Where(peer => peer.Option is "conditional-duties" or "postgres-duties" or "skip-locked" or "redis-lock" or "sorted-set")];

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
    public IReadOnlyList<string> Scenarios { get; init; } = Seats;

    /// <summary>The scenarios in which the design takes part in <c>compare</c>. <c>everything</c> has all of <see cref="Scenarios"/>.</summary>
    public IReadOnlyList<string> ComparedIn { get; init; } = Seats;

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
