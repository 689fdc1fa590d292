using System.Data.Common;
using System.Globalization;
using System.Text;
using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>Several queries of one plan, asked in one statement.</summary>
internal sealed class QueriesTogether(SameQueries how)
{
    private readonly Dictionary<RowKey, PendingRead> _reads = [];
    private readonly StringBuilder _keys = new();
    private readonly StringBuilder _lasts = new();
    private string _shared = "";
    private bool _differ;

    /// <summary>The queries.</summary>
    public IReadOnlyCollection<PendingRead> Reads => _reads.Values;

    /// <summary>Whether the statement has room for no further query.</summary>
    public bool IsFull(int longest) => (_reads.Count + 1) * how.Columns.Count > SameQueries.MostValues || _keys.Length >= longest;

    /// <summary>Adds a query, unless the statement already has one with the same values.</summary>
    /// <param name="read">The query.</param>
    /// <param name="values">The query's values and its limit.</param>
    public bool TryAdd(PendingRead read, MySqlLiterals values)
    {
        // NULL and the empty text give the same key here, so only one of the two is asked in this statement.
        if (!_reads.TryAdd(values.Key(how.Columns.Count), read)) return false;
        var shared = values.First(how.Columns.Count - 1);
        if (_keys.Length == 0) _shared = shared;
        else _differ |= shared != _shared;

        _keys.Append(_keys.Length == 0 ? "(" : ",(");
        values.AppendFirst(how.Columns.Count, _keys);
        _keys.Append(')');
        _lasts.Append(_lasts.Length == 0 ? "" : ",").Append(values.At(how.Columns.Count - 1));
        return true;
    }

    /// <summary>The text of the statement.</summary>
    public string Text() => _differ ? how.Text(_keys.ToString()) : how.Text(_shared, _lasts.ToString());

    /// <summary>
    /// Hands the rows to their queries and completes the queries. When there are more rows than one answer may have, the queries stay
    /// unanswered, and each must be asked alone with its own limit.
    /// </summary>
    /// <exception cref="InvalidOperationException">A row belongs to no query, so the server does not compare byte by byte.</exception>
    public void Take(DbDataReader rows, MySqlColumns columns)
    {
        for (var count = 0; rows.Read(); count++)
        {
            if (count == SameQueries.MostRows) return;
            if (!_reads.TryGetValue(KeyOf(rows), out var read)) throw new InvalidOperationException("The database gave a row that nobody asked for.");
            if (!read.IsFull && !read.IsAnswered) columns.Give(rows, read);
        }

        foreach (var read in _reads.Values) read.Complete();
    }

    private RowKey KeyOf(DbDataReader row) =>
        new(PartOf(row, 0), how.Columns.Count > 1 ? PartOf(row, 1) : "", how.Columns.Count > 2 ? PartOf(row, 2) : "");

    private string PartOf(DbDataReader row, int part) => Convert.ToString(row.GetValue(how.Columns[part]), CultureInfo.InvariantCulture)!;
}
