using Ticketing.Bench.Servers;

namespace Ticketing.Bench.Contenders;

/// <summary>The contenders of a run, with the database servers that they share. One contender is loaded at a time; the others are idle.</summary>
internal sealed class Contest : IDisposable
{
    private readonly RunFolder _folder = new("bench");
    private readonly Dictionary<RedisDurability, RedisServer> _redis = [];
    private readonly List<Contender> _contenders = [];
    private MariaDbServer? _mariaDb;
    private PostgresServer? _postgres;

    private Contest()
    {
    }

    /// <summary>The contenders; ours on SQLite is the first.</summary>
    public IReadOnlyList<Contender> Contenders => _contenders;

    /// <summary>The names of contenders that cannot take part on this machine, because a server is not installed.</summary>
    public static IReadOnlyList<string> Missing(bool onMariaDb, IReadOnlyList<PeerDesign> peers) =>
        [.. onMariaDb && !MariaDbServer.IsInstalled ? (string[])["ours, MariaDB"] : [], .. peers.Where(peer => !peer.CanPlay).Select(peer => peer.Name)];

    /// <summary>Starts all contenders.</summary>
    /// <param name="onMariaDb">Whether ours on MariaDB takes part too.</param>
    /// <param name="variants">Settings; for each of them another silo of ours on SQLite takes part.</param>
    /// <param name="peers">The peers.</param>
    public static Task<Contest> OpenAsync(bool onMariaDb, IReadOnlyList<string> variants, IReadOnlyList<PeerDesign> peers) =>
        OpenAsync(contest => contest.StartAsync(onMariaDb, variants, peers));

    /// <summary>Starts peers without ours, for a test of the peers.</summary>
    public static Task<Contest> OfPeersAsync(IReadOnlyList<PeerDesign> peers) => OpenAsync(contest => contest.StartAsync(peers));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var contender in _contenders) contender.Dispose();
        foreach (var redis in _redis.Values) redis.Dispose();
        _mariaDb?.Dispose();
        _postgres?.Dispose();
        _folder.Dispose();
    }

    private static async Task<Contest> OpenAsync(Func<Contest, Task> start)
    {
        var contest = new Contest();
        try
        {
            await start(contest);
            return contest;
        }
        catch
        {
            contest.Dispose();
            throw;
        }
    }

    private async Task StartAsync(bool onMariaDb, IReadOnlyList<string> variants, IReadOnlyList<PeerDesign> peers)
    {
        _contenders.Add(await Ours.OnSqliteAsync(NewFolder()));
        foreach (var settings in variants) _contenders.Add(await Ours.WithAsync(NewFolder(), settings));
        if (onMariaDb) _contenders.Add(await Ours.OnMariaDbAsync(NewFolder(), MariaDb()));
        await StartAsync(peers);
    }

    private async Task StartAsync(IReadOnlyList<PeerDesign> peers)
    {
        foreach (var peer in peers)
        {
            var folder = NewFolder();
            _contenders.Add(await Peer.StartAsync(peer, folder, StoreOf(peer, folder), peer.Redis is { } kind ? Redis(kind) : null));
        }
    }

    private string NewFolder() => _folder.Add($"{_contenders.Count}");

    private MariaDbServer MariaDb() => _mariaDb ??= MariaDbServer.Start("--innodb-buffer-pool-size=512M", "--innodb-log-file-size=512M", "--max-connections=1000");

    private PostgresServer Postgres() => _postgres ??= PostgresServer.Start();

    private PeerStore StoreOf(PeerDesign peer, string folder) => peer.Database switch
    {
        PeerDatabase.MySql => PeerStore.On(MariaDb(), peer.Scenarios.Contains("sale")),
        PeerDatabase.Postgres => PeerStore.On(Postgres()),
        PeerDatabase.Sqlite => PeerStore.InFolder(folder),
        _ => PeerStore.None,
    };

    private RedisServer Redis(RedisDurability kind)
    {
        if (!_redis.TryGetValue(kind, out var redis)) _redis.Add(kind, redis = new RedisServer(kind));
        return redis;
    }
}
