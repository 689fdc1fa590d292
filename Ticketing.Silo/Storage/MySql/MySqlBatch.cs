using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>
/// A batch on its way into one transaction. This class tracks which rows the batch touches and their versions in the database, decides
/// in order which commits match those versions, and lists what must be written in the end. No I/O.
/// </summary>
internal sealed class MySqlBatch
{
    private readonly Dictionary<(Table Table, RowKey Key), TouchedRow> _rows = [];
    private readonly List<(PendingCommit Commit, List<(TouchedRow Row, RowWrite Write, string Values)> Writes)> _commits = [];

    /// <summary>Takes the commits, and marks those with a value that cannot be written.</summary>
    /// <param name="schema">The tables of the rows.</param>
    /// <param name="batch">The commits.</param>
    /// <param name="largestRow">The most bytes of a row.</param>
    public MySqlBatch(Schema schema, IReadOnlyList<PendingCommit> batch, int largestRow)
    {
        var literals = new MySqlLiterals();
        foreach (var commit in batch)
        {
            commit.Begin();
            var writes = new List<(TouchedRow, RowWrite, string)>(commit.Writes.Count);
            foreach (var write in commit.Writes)
            {
                if (!TryBind(commit, schema.TableOf(write.Row), write.Row, literals, largestRow)) break;
                writes.Add((Touch(schema.TableOf(write.Row), literals), write, literals.ToString()));
            }

            if (commit.IsGood) _commits.Add((commit, writes));
        }
    }

    /// <summary>
    /// The rows whose versions must be read under a lock. When inserts are trusted, a row whose first write is an insert is assumed not to
    /// exist. If the row exists after all, the INSERT fails on its key.
    /// </summary>
    public IEnumerable<IGrouping<Table, TouchedRow>> ToLock(bool trustInserts)
    {
        foreach (var (_, writes) in _commits)
        {
            foreach (var (row, write, _) in writes) row.Need(write, trustInserts);
        }

        return Ordered(row => row.MustLock);
    }

    /// <summary>Takes the version at which a row is in the database.</summary>
    public void Found(Table table, RowKey key, long version) => _rows[(table, key)].Found(version);

    /// <summary>Decides the commits one after the other. Each is compared with the rows as the commits before it leave them.</summary>
    public void Decide(bool ignoreVersions)
    {
        foreach (var (commit, writes) in _commits)
        {
            var undo = new List<(TouchedRow Row, long Version, string? Values, RowWrite? By)>(writes.Count);
            foreach (var (row, write, values) in writes)
            {
                if (!row.Expects(write, ignoreVersions))
                {
                    commit.Conflict = write.Row;
                    undo.Reverse();
                    foreach (var (touched, version, before, by) in undo) touched.Set(version, before, by);
                    break;
                }

                undo.Add((row, row.Version, row.Values, row.By));
                row.Set(write.Delete ? 0 : write.Row.Version, values, write);
            }
        }
    }

    /// <summary>The rows that this batch removes.</summary>
    public IEnumerable<IGrouping<Table, TouchedRow>> ToDelete => Ordered(row => row is { WasThere: true, By: not null, Version: 0 });

    /// <summary>The rows that this batch changes.</summary>
    public IEnumerable<IGrouping<Table, TouchedRow>> ToUpdate => Ordered(row => row is { WasThere: true, By: not null, Version: > 0 });

    /// <summary>The rows that this batch adds.</summary>
    public IEnumerable<IGrouping<Table, TouchedRow>> ToInsert => Ordered(row => row is { WasThere: false, By: not null, Version: > 0 });

    // Every writer takes locks in the same order, tables by name and rows by key, so that writers do not deadlock.
    private IEnumerable<IGrouping<Table, TouchedRow>> Ordered(Func<TouchedRow, bool> which) =>
        _rows.Values.Where(which)
            .OrderBy(row => row.Table.Name, StringComparer.Ordinal).ThenBy(row => row.KeyLiterals, StringComparer.Ordinal)
            .GroupBy(row => row.Table);

    private static bool TryBind(PendingCommit commit, Table table, Row row, MySqlLiterals literals, int largestRow)
    {
        try
        {
            literals.Clear();
            table.Bind(row, literals);
            if (literals.Length > largestRow) throw new InvalidOperationException($"It takes {literals.Length} bytes, the server's max_allowed_packet allows {largestRow}.");
            return true;
        }
#pragma warning disable CA1031 // When a value cannot be written, only its own commit fails.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            commit.Reject(row, exception);
            return false;
        }
    }

    private TouchedRow Touch(Table table, MySqlLiterals literals)
    {
        var key = literals.Key(table.KeyLength);
        if (!_rows.TryGetValue((table, key), out var row))
            _rows.Add((table, key), row = new TouchedRow(table, literals.First(table.KeyLength)));
        return row;
    }
}
