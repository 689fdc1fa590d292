using StackExchange.Redis;

namespace Ticketing.Peers.Storage;

/// <summary>The servers that a design may use, as the command line names them: <c>--MySql=…</c>, <c>--Redis=127.0.0.1:6379</c>, <c>--Sessions=32</c>.</summary>
internal sealed class Stores(IConfiguration configuration)
{
    // Measured on two cores with 128 callers: with fewer connections InnoDB's group commits are half empty, more connections only wait for each other.
    private const int DefaultSessions = 48;
    private const int MaxSessions = 256;

    /// <summary>Opens connections to MySQL.</summary>
    public Task<SessionPool> SessionsAsync() => SessionPool.OpenAsync(
        configuration["MySql"] ?? throw new InvalidOperationException("This design needs --MySql."),
        Math.Clamp(configuration.GetValue("Sessions", DefaultSessions), 1, MaxSessions));

    /// <summary>Opens the one connection to Redis, which all callers share. The connection sends the requests of many callers together.</summary>
    public async Task<IDatabase> RedisAsync()
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(configuration["Redis"] ?? throw new InvalidOperationException("This design needs --Redis."));
        return redis.GetDatabase();
    }
}
