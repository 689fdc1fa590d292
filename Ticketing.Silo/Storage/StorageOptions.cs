using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage;

/// <summary>Where the database is and how much may wait for it.</summary>
public sealed class StorageOptions
{
    /// <summary>
    /// The folder of the SQLite file; made when it is not there. Must be on a local disk: WAL needs shared memory. Not used with <see cref="MySql"/>.
    /// </summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>The SQLite file's name in <see cref="DataFolder"/>.</summary>
    public string FileName { get; set; } = "ticketing.db";

    /// <summary>
    /// The connection string of a database on MySQL 8 or MariaDB 10.11 and later, e.g. <c>server=db;database=ticketing;user=…;password=…</c>;
    /// null for SQLite. The database must exist; its tables are made at start.
    /// </summary>
    public string? MySql { get; set; }

    /// <summary>
    /// The connection string of a read replica of <see cref="MySql"/>, or null. Pages that are only looked at come from it; while it
    /// cannot be reached they come from the primary.
    /// </summary>
    public string? MySqlReplica { get; set; }

    /// <summary>
    /// Whether several silos share the MySQL database, as those of a cluster do. When false a second silo waits for the first to end and then
    /// refuses to start: what silos that know nothing of each other decide is safe, the last fence is the table, but half of it is refused.
    /// </summary>
    public bool Shared { get; set; }

    /// <summary>How long MySQL may take to connect or to answer; what takes longer is given up and counts as a broken connection.</summary>
    public TimeSpan MySqlTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a batch is tried again after a deadlock, a broken connection or a restart of MySQL before its callers are told. While
    /// MySQL stays away, later batches are tried once each.
    /// </summary>
    public TimeSpan CommitPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Row writes that may wait; a commit that finds the queue full fails at once with <c>StoreUnavailableException</c>.</summary>
    public int MaxQueuedWrites { get; set; } = 65_536;

    /// <summary>Row writes that one transaction takes; bounds how long a caller waits behind others.</summary>
    public int MaxBatchWrites { get; set; } = 4_096;

    /// <summary>Queries that may wait; one more fails at once with <c>StoreUnavailableException</c>.</summary>
    public int MaxQueuedQueries { get; set; } = 65_536;

    /// <summary>Queries that one read transaction answers; small enough that the readers share a burst.</summary>
    public int MaxBatchQueries { get; set; } = 256;

    /// <summary>Reading threads, each with its own connection.</summary>
    public int Readers { get; set; } = 2;

    /// <summary>How long closing waits for what is queued; what is left then fails, and was not written.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    internal string DatabasePath => Path.Combine(DataFolder, FileName);

    /// <exception cref="InvalidOperationException">A setting makes no sense; the text names it.</exception>
    internal void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(DataFolder), nameof(DataFolder), "a folder");
        Require(!string.IsNullOrWhiteSpace(FileName), nameof(FileName), "a file name");
        Require(MySql is null || !string.IsNullOrWhiteSpace(MySql), nameof(MySql), "a connection string");
        Require(MySqlReplica is null || MySql is not null, nameof(MySqlReplica), "left out when there is no MySql");
        Require(!Shared || MySql is not null, nameof(Shared), "false on SQLite, whose file belongs to one process");
        Require(MySqlTimeout >= TimeSpan.FromSeconds(1), nameof(MySqlTimeout), "at least a second");
        Require(CommitPatience >= TimeSpan.Zero, nameof(CommitPatience), "not negative");
        Require(MaxQueuedWrites >= IRowStore.MaxWrites, nameof(MaxQueuedWrites), $"at least {IRowStore.MaxWrites}, one commit");
        Require(MaxBatchWrites >= 1, nameof(MaxBatchWrites), "at least 1");
        Require(MaxQueuedQueries >= 1, nameof(MaxQueuedQueries), "at least 1");
        Require(MaxBatchQueries >= 1, nameof(MaxBatchQueries), "at least 1");
        Require(Readers is >= 1 and <= 16, nameof(Readers), "1 to 16");
        Require(DrainTimeout >= TimeSpan.Zero, nameof(DrainTimeout), "not negative");
    }

    private static void Require(bool good, string setting, string expected)
    {
        if (!good) throw new InvalidOperationException($"Storage:{setting} must be {expected}.");
    }
}
