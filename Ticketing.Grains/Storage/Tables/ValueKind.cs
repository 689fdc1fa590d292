using System.Runtime.CompilerServices;

namespace Ticketing.Grains.Storage.Tables;

/// <summary>How values of a type are stored, read back and ordered, alike on every database.</summary>
/// <param name="write">Gives a value to the database.</param>
/// <param name="read">Takes the next value of a row.</param>
/// <param name="compare">The order of two values that are not null; the one that the databases have for the stored form.</param>
public sealed class ValueKind<TValue>(Action<ValueWriter, TValue> write, Func<ValueReader, TValue> read, Comparison<TValue> compare)
{
    /// <summary>Gives a value to the database.</summary>
    public void Write(ValueWriter to, TValue value) => write(to, value);

    /// <summary>Takes the next value of a row.</summary>
    public TValue Read(ValueReader from) => read(from);

    /// <summary>The order of two values. Null comes first, as in both databases.</summary>
    public int Compare(TValue left, TValue right) =>
        left is null ? (right is null ? 0 : -1)
        : right is null ? 1
        : compare(left, right);
}

/// <summary>The kinds of values that rows are made of; <see cref="ValueWriter"/> says how each is stored.</summary>
public static class ValueKind
{
    /// <summary>Text, in the order of its code units.</summary>
    public static ValueKind<string> Text { get; } = new(static (to, value) => to.Text(value), static from => from.Text(), string.CompareOrdinal);

    /// <summary>Text or null.</summary>
    public static ValueKind<string?> OptionalText { get; } = new(static (to, value) => to.Text(value), static from => from.OptionalText(), string.CompareOrdinal);

    /// <summary>A whole number of 64 bits.</summary>
    public static ValueKind<long> Integer { get; } = new(static (to, value) => to.Integer(value), static from => from.Integer(), static (left, right) => left.CompareTo(right));

    /// <summary>A whole number of 64 bits or null.</summary>
    public static ValueKind<long?> OptionalInteger { get; } = new(static (to, value) => to.Integer(value), static from => from.OptionalInteger(), Nullable.Compare);

    /// <summary>A whole number of 32 bits.</summary>
    public static ValueKind<int> Int { get; } = new(static (to, value) => to.Integer(value), static from => from.Int(), static (left, right) => left.CompareTo(right));

    /// <summary>A whole number of 32 bits or null.</summary>
    public static ValueKind<int?> OptionalInt { get; } = new(static (to, value) => to.Integer(value), static from => from.OptionalInt(), Nullable.Compare);

    /// <summary>An id, in the order of its 32 hex digits.</summary>
    public static ValueKind<Guid> Id { get; } = new(static (to, value) => to.Id(value), static from => from.Id(), static (left, right) => left.CompareTo(right));

    /// <summary>An id or null.</summary>
    public static ValueKind<Guid?> OptionalId { get; } = new(static (to, value) => to.Id(value), static from => from.OptionalId(), Nullable.Compare);

    /// <summary>An instant.</summary>
    public static ValueKind<DateTimeOffset> Instant { get; } = new(static (to, value) => to.Instant(value), static from => from.Instant(), static (left, right) => left.CompareTo(right));

    /// <summary>An instant or null.</summary>
    public static ValueKind<DateTimeOffset?> OptionalInstant { get; } = new(static (to, value) => to.Instant(value), static from => from.OptionalInstant(), Nullable.Compare);

    /// <summary>A length of time.</summary>
    public static ValueKind<TimeSpan> Span { get; } = new(static (to, value) => to.Span(value), static from => from.Span(), static (left, right) => left.CompareTo(right));

    /// <summary>Yes or no.</summary>
    public static ValueKind<bool> Flag { get; } = new(static (to, value) => to.Flag(value), static from => from.Flag(), static (left, right) => left.CompareTo(right));

    /// <summary>Bytes.</summary>
    public static ValueKind<byte[]> Bytes { get; } = new(static (to, value) => to.Bytes(value), static from => from.Bytes(), static (left, right) => left.AsSpan().SequenceCompareTo(right));

    /// <summary>A list of texts. Nothing is ordered by one.</summary>
    public static ValueKind<IReadOnlyList<string>> TextList { get; } =
        new(static (to, value) => to.TextList(value), static from => from.TextList(), static (_, _) => throw new NotSupportedException("Lists have no order."));

    /// <summary>A choice, stored as its number, which therefore never changes.</summary>
    public static ValueKind<TEnum> Choice<TEnum>()
        where TEnum : unmanaged, Enum =>
        new(static (to, value) => to.Integer(NumberOf(value)), static from => ChoiceOf<TEnum>(from.Int()), static (left, right) => NumberOf(left).CompareTo(NumberOf(right)));

    // Choices are of one or four bytes. The casts through object that C# offers for a type parameter would allocate.
    internal static long NumberOf<TEnum>(TEnum value)
        where TEnum : unmanaged, Enum =>
        Unsafe.SizeOf<TEnum>() == sizeof(byte) ? Unsafe.BitCast<TEnum, byte>(value) : Unsafe.BitCast<TEnum, int>(value);

    private static TEnum ChoiceOf<TEnum>(int number)
        where TEnum : unmanaged, Enum =>
        Unsafe.SizeOf<TEnum>() == sizeof(byte) ? Unsafe.BitCast<byte, TEnum>(checked((byte)number)) : Unsafe.BitCast<int, TEnum>(number);
}
