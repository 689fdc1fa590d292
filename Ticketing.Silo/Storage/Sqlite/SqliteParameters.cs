using System.Buffers;
using System.Text;
using System.Text.Json;
using SQLitePCL;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>
/// Binds values to a statement's parameters in order. How a value is stored is decided here and in <see cref="SqliteColumns"/> alone:
/// a Guid is 32 lower-case hex digits, so operators can type it and its order is that of its text; an instant is 100-nanosecond ticks
/// of UTC since 0001-01-01, so it comes back exactly; a span is ticks; a flag 0 or 1; an enum its number; a list JSON.
/// </summary>
internal sealed class SqliteParameters(SqliteStatement statement, sqlite3_stmt handle)
{
    // Half a surrogate pair has no UTF-8: refused, because two different keys must never become the same text.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int LargestKeptBuffer = 64 * 1024;
    private byte[] _buffer = new byte[1024];
    private int _bound;

    /// <summary>Starts again at the first parameter.</summary>
    public void Rewind() => _bound = 0;

    /// <summary>Binds text.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        // An empty span is a null pointer to SQLite, which would make it NULL.
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

    /// <summary>Binds a whole number.</summary>
    public void Integer(long value) => statement.Check(raw.sqlite3_bind_int64(handle, ++_bound, value));

    /// <summary>Binds a whole number, or null.</summary>
    public void Integer(long? value)
    {
        if (value is { } number) Integer(number);
        else Null();
    }

    /// <summary>Binds yes or no.</summary>
    public void Flag(bool value) => Integer(value ? 1 : 0);

    /// <summary>Binds an id.</summary>
    public void Id(Guid? value)
    {
        if (value is not { } id)
        {
            Null();
            return;
        }

        if (!id.TryFormat(_buffer, out var length, "N")) throw new InvalidOperationException("A Guid has 32 digits.");
        statement.Check(raw.sqlite3_bind_text(handle, ++_bound, _buffer.AsSpan(0, length)));
    }

    /// <summary>Binds an instant.</summary>
    public void Instant(DateTimeOffset? value)
    {
        if (value is { } instant) Integer(instant.UtcTicks);
        else Null();
    }

    /// <summary>Binds a length of time.</summary>
    public void Span(TimeSpan value) => Integer(value.Ticks);

    /// <summary>Binds bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> value) => statement.Check(value.IsEmpty
        ? raw.sqlite3_bind_zeroblob(handle, ++_bound, 0)
        : raw.sqlite3_bind_blob(handle, ++_bound, value));

    /// <summary>Binds a list of texts as a JSON array.</summary>
    public void TextList(IReadOnlyList<string> values)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, SqliteColumns.ReadableJson))
        {
            JsonSerializer.Serialize(writer, values);
        }

        statement.Check(raw.sqlite3_bind_text(handle, ++_bound, json.WrittenSpan));
    }

    private void Null() => statement.Check(raw.sqlite3_bind_null(handle, ++_bound));
}
