using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Ticketing.EmbeddedSilo.Copying;

/// <summary>
/// Copies what travels between grains the way a serializer would see it, so that a forgotten attribute or a shared
/// mutable object shows in a test on one process and not first on a cluster.
/// </summary>
internal sealed class MessageCopier
{
    internal static readonly MessageCopier Instance = new();

    private static readonly HashSet<Type> Atoms =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly),
        typeof(TimeOnly), typeof(Uri), typeof(Version), typeof(CancellationToken), typeof(GrainId), typeof(StreamId), typeof(Calls.Nothing),
        typeof(System.Numerics.BigInteger), typeof(Int128), typeof(UInt128), typeof(object),
    ];

    private readonly ConcurrentDictionary<Type, Func<object, object>> copiers = new();

    private MessageCopier()
    {
    }

    /// <exception cref="NotSupportedException">A type is not marked as serializable, or one of its members has no id.</exception>
    internal object? Copy(object? value) => value switch
    {
        null => null,
        GrainReference or Exception or Type => value,
        IGrainBase => throw new NotSupportedException(
            $"{value.GetType().FullName} is a grain itself; pass this.AsReference<…>() instead."),
        _ => copiers.TryGetValue(value.GetType(), out var copier)
            ? copier(value)
            : copiers.GetOrAdd(value.GetType(), CopierOf(value.GetType()))(value),
    };

    internal object?[] CopyAll(object?[] values)
    {
        var copies = new object?[values.Length];
        for (var index = 0; index < values.Length; index++)
            copies[index] = Copy(values[index]);
        return copies;
    }

    private static bool IsAtom(Type type) =>
        type.IsPrimitive || type.IsEnum || Atoms.Contains(type) || (Nullable.GetUnderlyingType(type) is { } inner && IsAtom(inner));

    private Func<object, object> CopierOf(Type type)
    {
        if (IsAtom(type))
            return static value => value;
        if (type.IsArray)
            return IsAtom(type.GetElementType()!) ? static value => ((Array)value).Clone() : value => CopyArray((Array)value);
        if (Is(type, "System.ValueTuple`", "System.Tuple`", "System.Collections.Generic.KeyValuePair`"))
            return MemberCopier(type, Fields(type));
        if (CollectionCopier.For(type, this) is { } collection)
            return collection;
        var members = SerializableMembers.Of(type);
        return type.IsDefined(typeof(ImmutableAttribute), inherit: false) ? static value => value : MemberCopier(type, members);
    }

    private Array CopyArray(Array source)
    {
        if (source.Rank != 1)
            throw new NotSupportedException($"{source.GetType().FullName} has more than one dimension.");
        var copy = Array.CreateInstance(source.GetType().GetElementType()!, source.Length);
        for (var index = 0; index < source.Length; index++)
            copy.SetValue(Copy(source.GetValue(index)), index);
        return copy;
    }

    private Func<object, object> MemberCopier(Type type, IReadOnlyList<FieldInfo> members)
    {
        FieldInfo[] deep = [.. members.Where(member => !IsAtom(member.FieldType))];
        if (deep.Length == 0 && type.IsValueType)
            return static value => value;
        return value =>
        {
            var copy = Clone(value);
            foreach (var member in deep)
                member.SetValue(copy, Copy(member.GetValue(value)));
            return copy;
        };
    }

    private static readonly Func<object, object> Clone =
        typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static bool Is(Type type, params ReadOnlySpan<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (type.FullName!.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
