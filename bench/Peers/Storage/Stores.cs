using StackExchange.Redis;
using Ticketing.Peers.Postgres;

namespace Ticketing.Peers.Storage;

/// <summary>The servers that a design may use, as the command line names them: <c>--MySql=…</c>, <c>--Postgres=…</c>,
/// <c>--Redis=127.0.0.1:6379</c>, <c>--Sessions=32</c>.</summary>
internal sealed class Stores(IConfiguration configuration)
{
    // Measured on two cores with 128 callers: with fewer connections InnoDB's group commits are half empty, more connections only wait for each other.
    private const int DefaultSessions = 48;
    private const int MaxSessions = 256;

    /// <summary>The data folder of this process.</summary>
    public string Folder => Setting("Storage:DataFolder");

    /// <summary>The path of the file of SQLite.</summary>
    public string SqliteFile => Path.Combine(Folder, "peer.db");

    private int Count => Math.Clamp(configuration.GetValue("Sessions", DefaultSessions), 1, MaxSessions);

    /// <summary>Opens connections to MySQL.</summary>
    /// <param name="most">The most connections that the design can use.</param>
    public Task<Pool<Session>> SessionsAsync(int most = MaxSessions)
    {
        var connectionString = Setting("MySql");
        return Pool<Session>.OpenAsync(Math.Min(most, Count), () => Session.OpenAsync(connectionString));
    }

    /// <summary>Opens connections to PostgreSQL.</summary>
    public Task<Pool<PostgresSession>> PostgresAsync()
    {
        var connectionString = Setting("Postgres");
        return Pool<PostgresSession>.OpenAsync(Count, () => PostgresSession.OpenAsync(connectionString));
    }

    /// <summary>Opens the one connection to Redis, which all callers share. The connection sends the requests of many callers together.</summary>
    public async Task<IDatabase> RedisAsync()
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(Setting("Redis"));
        return redis.GetDatabase();
    }

    private string Setting(string name) => configuration[name] ?? throw new InvalidOperationException($"This design needs --{name}.");
}
