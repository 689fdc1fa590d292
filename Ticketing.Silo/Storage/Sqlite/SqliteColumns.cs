using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SQLitePCL;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>Reads the values of the current row in order; the other half of <see cref="SqliteParameters"/>.</summary>
internal sealed class SqliteColumns(sqlite3_stmt handle)
{
    /// <summary>Korean stays Korean in the file, for the operator who reads it with SQL.</summary>
    public static readonly JsonWriterOptions ReadableJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int _read;

    /// <summary>Starts again at the first column.</summary>
    public void Rewind() => _read = 0;

    /// <summary>Text.</summary>
    public string Text() => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, _read++));

    /// <summary>Text, or null.</summary>
    public string? OptionalText() => SkipNull() ? null : Text();

    /// <summary>A whole number.</summary>
    public long Integer() => raw.sqlite3_column_int64(handle, _read++);

    /// <summary>A whole number that was an <see cref="int"/> when it was written.</summary>
    public int Int() => checked((int)Integer());

    /// <summary>Such a number, or null.</summary>
    public int? OptionalInt() => SkipNull() ? null : Int();

    /// <summary>Yes or no.</summary>
    public bool Flag() => Integer() != 0;

    /// <summary>An id.</summary>
    public Guid Id()
    {
        var text = raw.sqlite3_column_blob(handle, _read++);
        return Utf8Parser.TryParse(text, out Guid id, out var used, 'N') && used == text.Length
            ? id
            : throw new InvalidDataException($"'{Encoding.UTF8.GetString(text)}' in the database is not an id of 32 hex digits.");
    }

    /// <summary>An id, or null.</summary>
    public Guid? OptionalId() => SkipNull() ? null : Id();

    /// <summary>An instant, in UTC.</summary>
    public DateTimeOffset Instant() => new(Integer(), TimeSpan.Zero);

    /// <summary>An instant, or null.</summary>
    public DateTimeOffset? OptionalInstant() => SkipNull() ? null : Instant();

    /// <summary>A length of time.</summary>
    public TimeSpan Span() => new(Integer());

    /// <summary>Bytes.</summary>
    public byte[] Bytes() => raw.sqlite3_column_blob(handle, _read++).ToArray();

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> TextList() =>
        JsonSerializer.Deserialize<string[]>(raw.sqlite3_column_blob(handle, _read++)) ?? [];

    private bool SkipNull()
    {
        var isNull = raw.sqlite3_column_type(handle, _read) == raw.SQLITE_NULL;
        if (isNull) _read++;
        return isNull;
    }
}
