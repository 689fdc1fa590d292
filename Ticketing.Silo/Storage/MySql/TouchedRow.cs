using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>A row that a batch writes, maybe several times: as it was, and as the batch leaves it.</summary>
/// <param name="table">Its table.</param>
/// <param name="keyLiterals">Its key, as literals with commas.</param>
internal sealed class TouchedRow(Table table, string keyLiterals)
{
    private bool _isNeeded;

    /// <summary>Its table.</summary>
    public Table Table { get; } = table;

    /// <summary>Its key, as literals with commas.</summary>
    public string KeyLiterals { get; } = keyLiterals;

    /// <summary>Whether its version must be read, and the row locked, before anything is decided.</summary>
    public bool MustLock { get; private set; }

    /// <summary>Whether it was there before the batch.</summary>
    public bool WasThere { get; private set; }

    /// <summary>Its version now; 0 when it is not there.</summary>
    public long Version { get; private set; }

    /// <summary>Its values now, as literals with commas; null when the batch has not written it.</summary>
    public string? Values { get; private set; }

    /// <summary>The last write; null when the batch has not written it.</summary>
    public RowWrite? By { get; private set; }

    /// <summary>Tells it of the writes to come, the first one first.</summary>
    public void Need(RowWrite write, bool trustInserts)
    {
        if (_isNeeded) return;
        _isNeeded = true;
        MustLock = !(trustInserts && write is { Delete: false, Row.Version: 1 });
    }

    /// <summary>It is in the database at this version.</summary>
    public void Found(long version) => (WasThere, Version) = (true, version);

    /// <summary>Whether a write is of the version it is at.</summary>
    public bool Expects(RowWrite write, bool ignoreVersions) => write switch
    {
        { Delete: true } => Version > 0 && write.Row.Version == Version,
        { Row.Version: 1 } => Version == 0,
        _ => Version > 0 && (ignoreVersions || write.Row.Version == Version + 1),
    };

    /// <summary>Makes it as a write leaves it, or as it was before one.</summary>
    public void Set(long version, string? values, RowWrite? by) => (Version, Values, By) = (version, values, by);
}
