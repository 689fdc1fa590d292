using Orleans;
using Orleans.Clustering.Redis;
using Orleans.Runtime;

namespace Ticketing.Tests.Cluster;

/// <summary>
/// A membership table in memory with the rules of the one in Redis: a write names the version that it follows, and without a version no read or
/// write works.
/// </summary>
internal sealed class MemoryTable : IMembershipTable
{
    private readonly Dictionary<SiloAddress, MembershipEntry> rows = [];

    /// <summary>The version; null when the table is gone.</summary>
    public int? Version { get; private set; } = 0;

    /// <summary>True while nobody can reach the table.</summary>
    public bool IsAway { get; set; }

    /// <summary>Writes that were refused because another one was faster.</summary>
    public int Conflicts { get; private set; }

    /// <summary>Runs before each write; stands for another silo that writes first.</summary>
    public Action BeforeWrite { get; set; } = () => { };

    public IReadOnlyDictionary<SiloAddress, SiloStatus> Statuses => rows.ToDictionary(row => row.Key, row => row.Value.Status);

    public void Empty()
    {
        rows.Clear();
        Version = null;
    }

    /// <summary>Adds a row, as a silo does that joins.</summary>
    public void Put(SiloAddress silo, SiloStatus status, SiloAddress? blamedBy = null)
    {
        rows[silo] = EntryOf(silo, status);
        if (blamedBy is not null) rows[silo].AddSuspector(blamedBy, DateTime.UnixEpoch);
        Version = (Version ?? 0) + 1;
    }

    public Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken = default)
    {
        if (IsAway) throw new TimeoutException("Nobody answers.");
        var version = new TableVersion(Version ?? throw new RedisClusteringException("There is no version."), $"{Version}");
        return Task.FromResult(new MembershipTableData([.. rows.Values.Select(row => Tuple.Create(row, $"{Version}"))], version));
    }

    public Task InitializeMembershipTableAsync(bool tryInitTableVersion, CancellationToken cancellationToken = default)
    {
        Version ??= 0;
        return Task.CompletedTask;
    }

    public Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken = default) =>
        TryWrite(entry, tableVersion, !rows.ContainsKey(entry.SiloAddress));

    public Task<bool> UpdateRowAsync(MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken = default) =>
        TryWrite(entry, tableVersion, rows.ContainsKey(entry.SiloAddress));

    public static MembershipEntry EntryOf(SiloAddress silo, SiloStatus status) => new() { SiloAddress = silo, Status = status, SiloName = "s", HostName = "h" };

    private Task<bool> TryWrite(MembershipEntry entry, TableVersion version, bool fits)
    {
        BeforeWrite();
        fits &= version.Version == Version + 1;
        if (!fits)
        {
            Conflicts++;
            return Task.FromResult(false);
        }

        (rows[entry.SiloAddress], Version) = (entry, version.Version);
        return Task.FromResult(true);
    }

    public Task InitializeMembershipTable(bool tryInitTableVersion) => throw new NotSupportedException();

    public Task DeleteMembershipTableEntries(string clusterId) => throw new NotSupportedException();

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => throw new NotSupportedException();

    public Task<MembershipTableData> ReadRow(SiloAddress key) => throw new NotSupportedException();

    public Task<MembershipTableData> ReadAll() => throw new NotSupportedException();

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => throw new NotSupportedException();

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => throw new NotSupportedException();

    public Task UpdateIAmAlive(MembershipEntry entry) => throw new NotSupportedException();
}
