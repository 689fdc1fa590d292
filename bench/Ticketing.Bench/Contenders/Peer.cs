using System.Text;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Servers;
using Ticketing.Bench.Stage;

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
        new("redis-lock", "Redis lock + MySQL", IsQueue: false, UsesMySql: true, RedisDurability.None),
        new("lua", "Redis Lua, fsync always", IsQueue: false, UsesMySql: true, RedisDurability.Always),
        new("lua", "Redis Lua, NOT durable", IsQueue: false, UsesMySql: true, RedisDurability.EverySecond),
        new("sorted-set", "Redis sorted set", IsQueue: true, UsesMySql: false, RedisDurability.Always),
        new("count", "SQL COUNT", IsQueue: true, UsesMySql: true, Redis: null),
    ];

    /// <summary>A design on MySQL, a design that also needs Redis, and a queue: enough to test that comparisons work.</summary>
    public static IReadOnlyList<PeerDesign> Short { get; } = [.. All.Where(peer => peer.Design is "row-lock" or "redis-lock" or "sorted-set")];

    /// <summary>Not a peer, but a design with a bug that the check must find.</summary>
    public static PeerDesign Broken { get; } = new("unguarded", "unguarded (must fail)", IsQueue: false, UsesMySql: true, Redis: null);
}

/// <summary>One of the usual designs, from bench/Peers.</summary>
internal sealed class Peer : Contender
{
    private readonly PeerDesign _design;
    private readonly AdminApi _api;

    private Peer(PeerDesign design, ServerProcess server, IReadOnlyList<DatabaseProcess> databases, IBooks books)
        : base("peer", server, databases)
    {
        (_design, Books) = (design, books);
        _api = new AdminApi(server.Address);
    }

    /// <inheritdoc/>
    public override string Name => _design.Name;

    /// <inheritdoc/>
    public override IBooks Books { get; }

    /// <summary>Starts a peer.</summary>
    public static async Task<Peer> StartAsync(PeerDesign design, string folder, MariaDbServer? mariaDb, RedisServer? redis)
    {
        var settings = new List<string> { $"--Design={design.Design}" };
        var mySql = design.UsesMySql ? mariaDb!.NewDatabase() : null;
        if (mySql is not null) settings.Add($"--MySql={mySql}");
        if (redis is not null) settings.Add($"--Redis=127.0.0.1:{redis.Port}");
        var server = await ServerProcess.StartAsync(folder, settings, project: "bench/Peers");
        var databases = new List<DatabaseProcess>();
        if (mySql is not null) databases.Add(new DatabaseProcess("MariaDB", mariaDb!.ProcessId));
        if (redis is not null) databases.Add(new DatabaseProcess("Redis", redis.ProcessId));
        IBooks books = design.Design is "lua" or "sorted-set" ? new RedisBooks(redis!.Port) : new PeerBooks(mySql!);
        return new Peer(design, server, databases, books);
    }

    /// <inheritdoc/>
    public override bool Plays(string scenario) => scenario is "enter" or "poll" ? _design.IsQueue : !_design.IsQueue && scenario is "hold" or "reject" or "race";

    /// <inheritdoc/>
    public override Task<World> SetStageAsync(BenchSettings settings)
    {
        var load = new LoadRun(Server.EndPoint, settings.Threads, settings.Connections);
        var buyers = Enumerable.Range(0, settings.Buyers).Select(buyer => new Buyer($"b{buyer}", Encoding.ASCII.GetBytes($"Authorization: Bearer b{buyer}\r\n"))).ToArray();
        return Task.FromResult(new World(_api, new PeerHall(_api, settings.Rows * Hall.Columns), load, buyers, "") { FirstPlaceMayGrow = _design.Design == "count" });
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _api.Dispose();
        base.Dispose();
    }
}
