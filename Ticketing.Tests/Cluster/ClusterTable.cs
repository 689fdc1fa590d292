using System.Globalization;
using System.Text.Json;
using StackExchange.Redis;

namespace Ticketing.Tests.Cluster;

/// <summary>The list of silos in the cluster's Redis.</summary>
internal sealed class ClusterTable(int port)
{
    private const string Key = "ticketing/members/ticketing";
    private const string Version = "Version";

    /// <summary>The status of a silo in the list, by Orleans' numbers.</summary>
    internal enum Status
    {
        Active = 3,
        Dead = 6,
    }

    /// <summary>Reads the version, which every change raises, and each silo's status by its address and start, as <c>127.0.0.1:11111@1</c>.</summary>
    public async Task<(int Version, IReadOnlyDictionary<string, Status> Silos)> ReadAsync()
    {
        await using var redis = await ConnectAsync();
        var rows = await redis.GetDatabase().HashGetAllAsync(Key);
        var version = rows.Where(row => row.Name == Version).Select(row => int.Parse(row.Value.ToString(), CultureInfo.InvariantCulture)).SingleOrDefault();
        return (version, rows.Where(row => row.Name != Version).ToDictionary(row => row.Name.ToString(), row => StatusIn(row.Value!)));
    }

    /// <summary>Removes all data from Redis.</summary>
    public async Task EmptyAsync()
    {
        await using var redis = await ConnectAsync();
        await redis.GetDatabase().ExecuteAsync("FLUSHALL");
    }

    private Task<ConnectionMultiplexer> ConnectAsync() => ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port}");

    private static Status StatusIn(string row)
    {
        using var json = JsonDocument.Parse(row);
        var status = json.RootElement.GetProperty("Status");
        return status.ValueKind == JsonValueKind.Number ? (Status)status.GetInt32() : Enum.Parse<Status>(status.GetString()!);
    }
}
