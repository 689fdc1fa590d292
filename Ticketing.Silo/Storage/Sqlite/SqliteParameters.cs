using SQLitePCL;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>Binds values to a statement's parameters in order.</summary>
internal sealed class SqliteParameters(SqliteStatement statement, sqlite3_stmt handle) : ValueWriter
{
    private const int LargestKeptBuffer = 64 * 1024;
    private byte[] _buffer = new byte[1024];
    private int _bound;

    /// <summary>Starts again at the first parameter.</summary>
    public void Rewind() => _bound = 0;

    /// <inheritdoc/>
    public override void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        // An empty span is passed as a null pointer, which SQLite would store as NULL.
        if (value.Length == 0)
        {
            statement.Check(raw.sqlite3_bind_text(handle, ++_bound, ""));
            return;
        }

        var most = Utf8.GetMaxByteCount(value.Length);
        if (most > LargestKeptBuffer)
        {
            statement.Check(raw.sqlite3_bind_text(handle, ++_bound, Utf8.GetBytes(value)));
            return;
        }

        if (most > _buffer.Length) _buffer = new byte[most];
        var length = Utf8.GetBytes(value, _buffer);
        statement.Check(raw.sqlite3_bind_text(handle, ++_bound, _buffer.AsSpan(0, length)));
    }

    /// <inheritdoc/>
    public override void Integer(long value) => statement.Check(raw.sqlite3_bind_int64(handle, ++_bound, value));

    /// <inheritdoc/>
    public override void Id(Guid? value)
    {
        if (value is not { } id)
        {
            Null();
            return;
        }

        if (!id.TryFormat(_buffer, out var length, "N")) throw new InvalidOperationException("A Guid has 32 digits.");
        statement.Check(raw.sqlite3_bind_text(handle, ++_bound, _buffer.AsSpan(0, length)));
    }

    /// <inheritdoc/>
    public override void Bytes(ReadOnlySpan<byte> value) => statement.Check(value.IsEmpty
        ? raw.sqlite3_bind_zeroblob(handle, ++_bound, 0)
        : raw.sqlite3_bind_blob(handle, ++_bound, value));

    /// <inheritdoc/>
    protected override void Null() => statement.Check(raw.sqlite3_bind_null(handle, ++_bound));
}
