using System.Text;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Servers;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Contenders;

/// <summary>What a peer needs and how it is called.</summary>
/// <param name="Design">Its name on the command line of bench/Peers.</param>
/// <param name="Name">Its name in the tables.</param>
/// <param name="IsQueue">Whether it keeps a queue; else it holds seats.</param>
/// <param name="UsesMySql">Whether it needs MySQL.</param>
/// <param name="Redis">What Redis it needs, or null.</param>
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

    /// <summary>One on MySQL, one that needs Redis too, and a queue: enough to see that comparing works.</summary>
    public static IReadOnlyList<PeerDesign> Short { get; } = [.. All.Where(peer => peer.Design is "row-lock" or "redis-lock" or "sorted-set")];

    /// <summary>No peer: the bug that the check must find.</summary>
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

    /// <summary>Starts it.</summary>
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
