using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>A row that a batch writes, maybe several times: its state before the batch, and the state in which the batch leaves it.</summary>
/// <param name="table">Its table.</param>
/// <param name="keyLiterals">Its key, as literals with commas.</param>
internal sealed class TouchedRow(Table table, string keyLiterals)
{
    private bool _isNeeded;

    /// <summary>Its table.</summary>
    public Table Table { get; } = table;

    /// <summary>Its key, as literals with commas.</summary>
    public string KeyLiterals { get; } = keyLiterals;

    /// <summary>Whether the row must be locked and its version read before anything is decided.</summary>
    public bool MustLock { get; private set; }

    /// <summary>Whether the row existed before the batch.</summary>
    public bool WasThere { get; private set; }

    /// <summary>Its current version; 0 when the row does not exist.</summary>
    public long Version { get; private set; }

    /// <summary>Its current values, as literals with commas; null when the batch has not written the row.</summary>
    public string? Values { get; private set; }

    /// <summary>The last write; null when the batch has not written the row.</summary>
    public RowWrite? By { get; private set; }

    /// <summary>Tells the row of a write to come. Only the first write decides whether the row must be locked.</summary>
    public void Need(RowWrite write, bool trustInserts)
    {
        if (_isNeeded) return;
        _isNeeded = true;
        MustLock = !(trustInserts && write is { Delete: false, Row.Version: 1 });
    }

    /// <summary>Takes the version at which the row is in the database.</summary>
    public void Found(long version) => (WasThere, Version) = (true, version);

    /// <summary>Whether a write is based on the row's current version.</summary>
    public bool Expects(RowWrite write, bool ignoreVersions) => write switch
    {
        { Delete: true } => Version > 0 && write.Row.Version == Version,
        { Row.Version: 1 } => Version == 0,
        _ => Version > 0 && (ignoreVersions || write.Row.Version == Version + 1),
    };

    /// <summary>Sets the state that a write leaves, or restores the state before a write.</summary>
    public void Set(long version, string? values, RowWrite? by) => (Version, Values, By) = (version, values, by);
}
