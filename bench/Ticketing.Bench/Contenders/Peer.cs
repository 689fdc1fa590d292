using System.Text;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Servers;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Contenders;

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
    /// <param name="design">The design.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="store">The database of the peer.</param>
    /// <param name="redis">The Redis of the peer, if the design needs one.</param>
    public static async Task<Peer> StartAsync(PeerDesign design, string folder, PeerStore store, RedisServer? redis)
    {
        var settings = new List<string> { $"--Design={design.Design}" };
        if (design.HasDuties) settings.Add("--Duties=true");
        if (store.Setting is { } setting) settings.Add(setting);
        if (redis is not null) settings.Add($"--Redis=127.0.0.1:{redis.Port}");
        var server = await ServerProcess.StartAsync(folder, settings, project: "bench/Peers");
        var databases = new List<DatabaseProcess>();
        if (store.Process is { } process) databases.Add(process);
        if (redis is not null) databases.Add(new DatabaseProcess("Redis", redis.ProcessId));
        var books = design.Design is "lua" or "sorted-set" ? new RedisBooks(redis!.Port) : store.Books!;
        return new Peer(design, server, databases, books);
    }

    /// <inheritdoc/>
    public override bool Plays(string scenario) => _design.Scenarios.Contains(scenario);

    /// <inheritdoc/>
    public override async Task<World> SetStageAsync(BenchSettings settings)
    {
        var load = new LoadRun(Server.EndPoint, settings.Threads, settings.Connections);
        var tokens = _design.HasDuties ? await LogInAsync(settings.Buyers) : [.. Enumerable.Range(0, settings.Buyers).Select(buyer => $"b{buyer}")];
        Buyer[] buyers = [.. tokens.Select((token, buyer) => new Buyer($"b{buyer}", Encoding.ASCII.GetBytes($"Authorization: Bearer {token}\r\n")))];
        var hall = new PeerHall(_api, settings.Rows * Hall.Columns, tellsCounts: _design.HasDuties);
        return new World(_api, hall, load, buyers, "") { FirstPlaceMayGrow = _design.Design == "count" };
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _api.Dispose();
        base.Dispose();
    }

    private async Task<string[]> LogInAsync(int count)
    {
        var answer = await _api.SendAsync(HttpMethod.Post, "/bench/buyers", new { count });
        return [.. answer.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()!)];
    }
}
