using System.Buffers.Text;
using System.Text;
using SQLitePCL;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>Reads the values of a statement's current row in order.</summary>
internal sealed class SqliteColumns(sqlite3_stmt handle) : ValueReader
{
    private int _read;

    /// <summary>Starts again at the first column.</summary>
    public void Rewind() => _read = 0;

    /// <inheritdoc/>
    public override string Text() => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, _read++));

    /// <inheritdoc/>
    public override long Integer() => raw.sqlite3_column_int64(handle, _read++);

    /// <inheritdoc/>
    public override Guid Id()
    {
        var text = raw.sqlite3_column_blob(handle, _read++);
        return Utf8Parser.TryParse(text, out Guid id, out var used, 'N') && used == text.Length ? id : throw NotAnId(Encoding.UTF8.GetString(text));
    }

    /// <inheritdoc/>
    public override byte[] Bytes() => raw.sqlite3_column_blob(handle, _read++).ToArray();

    /// <inheritdoc/>
    protected override bool SkipNull()
    {
        var isNull = raw.sqlite3_column_type(handle, _read) == raw.SQLITE_NULL;
        if (isNull) _read++;
        return isNull;
    }
}
