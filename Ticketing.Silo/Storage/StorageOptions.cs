using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage;

/// <summary>Where the database is and how much may wait for it.</summary>
public sealed class StorageOptions
{
    /// <summary>The folder of the database file; made when it is not there. Must be on a local disk: WAL needs shared memory.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>The database file's name in <see cref="DataFolder"/>.</summary>
    public string FileName { get; set; } = "ticketing.db";

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

    /// <summary>How long closing waits for what is queued; what is left then fails with an unknown outcome.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    internal string DatabasePath => Path.Combine(DataFolder, FileName);

    /// <exception cref="InvalidOperationException">A setting makes no sense; the text names it.</exception>
    internal void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(DataFolder), nameof(DataFolder), "a folder");
        Require(!string.IsNullOrWhiteSpace(FileName), nameof(FileName), "a file name");
        Require(MaxQueuedWrites >= IRowStore.MaxWrites, nameof(MaxQueuedWrites), $"at least {IRowStore.MaxWrites}, one commit");
        Require(MaxBatchWrites >= 1, nameof(MaxBatchWrites), "at least 1");
        Require(MaxQueuedQueries >= 1, nameof(MaxQueuedQueries), "at least 1");
        Require(MaxBatchQueries >= 1, nameof(MaxBatchQueries), "at least 1");
        Require(Readers is >= 1 and <= 16, nameof(Readers), "1 to 16");
        Require(DrainTimeout >= TimeSpan.Zero, nameof(DrainTimeout), "not negative");
    }

    private static void Require(bool good, string setting, string expected)
    {
        if (!good) throw new InvalidOperationException($"{nameof(StorageOptions)}.{setting} must be {expected}.");
    }
}
