using System.Text.Json;

namespace Ticketing.Grains.Storage.Tables;

/// <summary>Gives the values of the current row in order; the other half of <see cref="ValueWriter"/>.</summary>
public abstract class ValueReader
{
    /// <summary>Text.</summary>
    public abstract string Text();

    /// <summary>A whole number.</summary>
    public abstract long Integer();

    /// <summary>An id.</summary>
    /// <exception cref="InvalidDataException">There is something else in the database.</exception>
    public abstract Guid Id();

    /// <summary>Bytes.</summary>
    public abstract byte[] Bytes();

    /// <summary>Text, or null.</summary>
    public string? OptionalText() => SkipNull() ? null : Text();

    /// <summary>A whole number that was an <see cref="int"/> when it was written.</summary>
    public int Int() => checked((int)Integer());

    /// <summary>Reads a whole number of 64 bits or null.</summary>
    public long? OptionalInteger() => SkipNull() ? null : Integer();

    /// <summary>Such a number, or null.</summary>
    public int? OptionalInt() => SkipNull() ? null : Int();

    /// <summary>Yes or no.</summary>
    public bool Flag() => Integer() != 0;

    /// <summary>An id, or null.</summary>
    public Guid? OptionalId() => SkipNull() ? null : Id();

    /// <summary>An instant, in UTC.</summary>
    public DateTimeOffset Instant() => new(Integer(), TimeSpan.Zero);

    /// <summary>An instant, or null.</summary>
    public DateTimeOffset? OptionalInstant() => SkipNull() ? null : Instant();

    /// <summary>A length of time.</summary>
    public TimeSpan Span() => new(Integer());

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> TextList() => JsonSerializer.Deserialize<string[]>(Text()) ?? [];

    /// <summary>Goes on to the next value when this one is null.</summary>
    protected abstract bool SkipNull();

    /// <summary>What a text that should have been an id is told as.</summary>
    protected static InvalidDataException NotAnId(string text) => new($"'{text}' in the database is not an id of 32 hex digits.");
}
