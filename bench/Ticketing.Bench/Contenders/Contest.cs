using Ticketing.Bench.Servers;

namespace Ticketing.Bench.Contenders;

/// <summary>Who takes part in a run, with the database servers that they share. One is loaded at a time; the others idle.</summary>
internal sealed class Contest : IDisposable
{
    private readonly RunFolder _folder = new("bench");
    private readonly Dictionary<RedisDurability, RedisServer> _redis = [];
    private readonly List<Contender> _contenders = [];
    private MariaDbServer? _mariaDb;

    private Contest()
    {
    }

    /// <summary>Those who take part; ours on SQLite is the first.</summary>
    public IReadOnlyList<Contender> Contenders => _contenders;

    /// <summary>What cannot take part here, and why.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Starts everybody.</summary>
    /// <param name="onMariaDb">Whether ours also plays on MariaDB.</param>
    /// <param name="variant">Settings with which ours on SQLite also plays; none when empty.</param>
    /// <param name="peers">The peers wanted; those whose servers are not installed are left out.</param>
    public static async Task<Contest> OpenAsync(bool onMariaDb, IReadOnlyList<string> variant, IReadOnlyList<PeerDesign> peers)
    {
        var contest = new Contest();
        try
        {
            await contest.StartAsync(onMariaDb, variant, peers);
            return contest;
        }
        catch
        {
            contest.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var contender in _contenders) contender.Dispose();
        foreach (var redis in _redis.Values) redis.Dispose();
        _mariaDb?.Dispose();
        _folder.Dispose();
    }

    private async Task StartAsync(bool onMariaDb, IReadOnlyList<string> variant, IReadOnlyList<PeerDesign> peers)
    {
        if (!MariaDbServer.IsInstalled || !RedisServer.IsInstalled)
            Missing = [.. peers.Where(peer => !CanPlay(peer)).Select(peer => $"{peer.Name} is left out: install mariadb-server and redis-server")];
        _contenders.Add(await Ours.OnSqliteAsync(NewFolder()));
        if (onMariaDb && MariaDbServer.IsInstalled) _contenders.Add(await Ours.OnMariaDbAsync(NewFolder(), MariaDb()));
        if (variant.Count > 0) _contenders.Add(await Ours.VariantAsync(NewFolder(), variant));
        foreach (var peer in peers.Where(CanPlay))
            _contenders.Add(await Peer.StartAsync(peer, NewFolder(), peer.UsesMySql ? MariaDb() : null, peer.Redis is { } kind ? Redis(kind) : null));
    }

    private static bool CanPlay(PeerDesign peer) => (!peer.UsesMySql || MariaDbServer.IsInstalled) && (peer.Redis is null || RedisServer.IsInstalled);

    private string NewFolder() => _folder.Add($"{_contenders.Count}");

    private MariaDbServer MariaDb() => _mariaDb ??= MariaDbServer.Start("--innodb-buffer-pool-size=512M", "--innodb-log-file-size=512M", "--max-connections=500");

    private RedisServer Redis(RedisDurability kind)
    {
        if (!_redis.TryGetValue(kind, out var redis)) _redis.Add(kind, redis = new RedisServer(kind));
        return redis;
    }
}
