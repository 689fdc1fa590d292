using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ticketing.Grains.Storage.Tables;

/// <summary>
/// Takes the values of a row or query in order. How a value is stored is decided here and in <see cref="ValueReader"/> alone, alike on
/// every database: a Guid is 32 lower-case hex digits, so operators can type it and its order is that of its text; an instant is
/// 100-nanosecond ticks of UTC since 0001-01-01, so it comes back exactly; a span is ticks; a flag 0 or 1; an enum its number; a list JSON.
/// </summary>
public abstract class ValueWriter
{
    /// <summary>Half a surrogate pair has no UTF-8: refused, because two different keys must never become the same text.</summary>
    protected static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Korean stays Korean in the database, for the operator who reads it with SQL.
    private static readonly JsonSerializerOptions ReadableJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds text, or null.</summary>
    public abstract void Text(string? value);

    /// <summary>Adds a whole number.</summary>
    public abstract void Integer(long value);

    /// <summary>Adds an id, or null.</summary>
    public abstract void Id(Guid? value);

    /// <summary>Adds bytes.</summary>
    public abstract void Bytes(ReadOnlySpan<byte> value);

    /// <summary>Adds a whole number, or null.</summary>
    public void Integer(long? value)
    {
        if (value is { } number) Integer(number);
        else Null();
    }

    /// <summary>Adds yes or no.</summary>
    public void Flag(bool value) => Integer(value ? 1 : 0);

    /// <summary>Adds an instant, or null.</summary>
    public void Instant(DateTimeOffset? value)
    {
        if (value is { } instant) Integer(instant.UtcTicks);
        else Null();
    }

    /// <summary>Adds a length of time.</summary>
    public void Span(TimeSpan value) => Integer(value.Ticks);

    /// <summary>Adds a list of texts as a JSON array.</summary>
    public void TextList(IReadOnlyList<string> values) => Text(JsonSerializer.Serialize(values, ReadableJson));

    /// <summary>Adds nothing.</summary>
    protected abstract void Null();
}
