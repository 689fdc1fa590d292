using System.Reflection;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Storage;

/// <summary>
/// Makes rows and queries of any type from its primary constructor, out of few values, so that they often meet.
/// Tests that use it hold for row types that are added later.
/// </summary>
internal sealed class RandomRows(int seed)
{
    // Prefixes of each other with '-' below '/', both cases, Korean, quotes, the empty text, and texts that look like ids.
    private static readonly string[] Texts =
        ["", "a", "a-b", "ab", "A", "가", "가-1", "나", "1층-A-10", "1층-A-9", "o'%\"", "00000002000000000000000000000000", "b0000000000000000000000000000000"];

    private static readonly Guid[] Ids =
        [Guid.Parse("00000001-0000-0000-0000-000000000000"), Guid.Parse("00000002-0000-0000-0000-000000000000"),
         Guid.Parse("a0000000-0000-0000-0000-00000000000f"), Guid.Parse("f0000000-1234-5678-9abc-def012345678")];

    private static readonly DateTimeOffset Start = new(2025, 3, 1, 11, 0, 0, TimeSpan.Zero);
    private static readonly NullabilityInfoContext Nullability = new();
    private readonly Random _random = new(seed);

    public static IEnumerable<Type> RowTypes => GrainTypes.Where(type => type.IsSubclassOf(typeof(Row)));

    public static IEnumerable<Type> QueryTypes => GrainTypes.Where(type =>
        type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(RowQuery<>));

    private static IEnumerable<Type> GrainTypes => typeof(Row).Assembly.GetTypes().Where(type => !type.IsAbstract);

    public Row Row(Type type, long version = 1)
    {
        var row = (Row)Make(type);

        // A row may have columns beside those of its constructor.
        foreach (var column in type.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance).Where(IsBesideConstructor))
            column.SetValue(row, Value(column.PropertyType, Nullability.Create(column).WriteState));
        typeof(Row).GetProperty(nameof(Grains.Storage.Row.Version))!.SetValue(row, version);
        return row;
    }

    public object Make(Type type)
    {
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(Value)]);
    }

    private static bool IsBesideConstructor(PropertyInfo property) =>
        property.SetMethod is not null && property.DeclaringType!.GetConstructors().Single().GetParameters().All(parameter => parameter.Name != property.Name);

    private object? Value(ParameterInfo parameter) => Value(parameter.ParameterType, Nullability.Create(parameter).WriteState);

    private object? Value(Type type, NullabilityState state)
    {
        if (state == NullabilityState.Nullable && _random.Next(3) == 0) return null;
        return Value(Nullable.GetUnderlyingType(type) ?? type);
    }

    private object Value(Type type) => type switch
    {
        _ when type == typeof(string) => Pick(Texts),
        _ when type == typeof(Guid) => Pick(Ids),
        _ when type == typeof(DateTimeOffset) => Start.AddTicks(_random.Next(6) * 10_000_001L),
        _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(_random.Next(1, 100) * 1_234_567L),
        _ when type == typeof(long) => (long)_random.Next(20),
        _ when type == typeof(int) => _random.Next(1, 6),
        _ when type == typeof(bool) => _random.Next(2) == 0,
        _ when type == typeof(double) => _random.Next(100) / 7.0,
        _ when type == typeof(byte[]) => Bytes(),
        _ when type == typeof(IReadOnlyList<string>) => Enumerable.Range(0, _random.Next(4)).Select(_ => Pick(Texts)).ToArray(),
        _ when type == typeof(PagePoint) => new PagePoint((DateTimeOffset)Value(typeof(DateTimeOffset)), (string)Value(typeof(string))),
        { IsEnum: true } => Enum.GetValues(type).GetValue(_random.Next(Enum.GetValues(type).Length))!,
        _ => throw new NotSupportedException($"Say here how a random {type} is made."),
    };

    private byte[] Bytes()
    {
        var bytes = new byte[_random.Next(5)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
