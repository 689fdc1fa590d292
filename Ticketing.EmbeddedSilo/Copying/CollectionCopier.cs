using System.Collections.Immutable;
using System.Reflection;

namespace Ticketing.EmbeddedSilo.Copying;

/// <summary>Copiers of the collections that have a serializer of their own in Orleans.</summary>
internal static class CollectionCopier
{
    private static readonly Dictionary<Type, string> Known = new()
    {
        [typeof(List<>)] = nameof(List),
        [typeof(HashSet<>)] = nameof(Set),
        [typeof(Queue<>)] = nameof(Queue),
        [typeof(Dictionary<,>)] = nameof(Map),
        [typeof(SortedDictionary<,>)] = nameof(SortedMap),
        [typeof(ImmutableArray<>)] = nameof(ImmutableArray),
        [typeof(ImmutableList<>)] = nameof(ImmutableList),
        [typeof(ImmutableHashSet<>)] = nameof(ImmutableSet),
        [typeof(ImmutableDictionary<,>)] = nameof(ImmutableMap),
        [typeof(ReadOnlyMemory<>)] = nameof(Memory),
    };

    /// <summary>Null when the type is none of them.</summary>
    internal static Func<object, object>? For(Type type, MessageCopier copier)
    {
        if (!type.IsGenericType || NameOf(type) is not { } name)
            return null;
        return typeof(CollectionCopier).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type.GenericTypeArguments)
            .CreateDelegate<Func<MessageCopier, Func<object, object>>>()(copier);
    }

    // What the compiler makes of a collection expression for an IReadOnlyList; Orleans takes it since 10.2 (dotnet/orleans#10104).
    private static string? NameOf(Type type) =>
        type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal) ? nameof(List) : Known.GetValueOrDefault(type.GetGenericTypeDefinition());

    private static IEnumerable<T> Items<T>(object source, MessageCopier copier) =>
        ((IEnumerable<T>)source).Select(item => (T)copier.Copy(item)!);

    private static IEnumerable<KeyValuePair<TKey, TValue>> Pairs<TKey, TValue>(object source, MessageCopier copier) =>
        ((IEnumerable<KeyValuePair<TKey, TValue>>)source)
            .Select(pair => KeyValuePair.Create((TKey)copier.Copy(pair.Key)!, (TValue)copier.Copy(pair.Value)!));

    private static Func<object, object> List<T>(MessageCopier copier) => source => Items<T>(source, copier).ToList();

    private static Func<object, object> Set<T>(MessageCopier copier) =>
        source => Items<T>(source, copier).ToHashSet(((HashSet<T>)source).Comparer);

    private static Func<object, object> Queue<T>(MessageCopier copier) => source => new Queue<T>(Items<T>(source, copier));

    private static Func<object, object> Map<TKey, TValue>(MessageCopier copier)
        where TKey : notnull =>
        source => new Dictionary<TKey, TValue>(Pairs<TKey, TValue>(source, copier), ((Dictionary<TKey, TValue>)source).Comparer);

    private static Func<object, object> SortedMap<TKey, TValue>(MessageCopier copier)
        where TKey : notnull =>
        source => new SortedDictionary<TKey, TValue>(
            Pairs<TKey, TValue>(source, copier).ToDictionary(), ((SortedDictionary<TKey, TValue>)source).Comparer);

    private static Func<object, object> ImmutableArray<T>(MessageCopier copier) =>
        source => ((ImmutableArray<T>)source).IsDefault ? source : Items<T>(source, copier).ToImmutableArray();

    private static Func<object, object> ImmutableList<T>(MessageCopier copier) => source => Items<T>(source, copier).ToImmutableList();

    private static Func<object, object> ImmutableSet<T>(MessageCopier copier) =>
        source => Items<T>(source, copier).ToImmutableHashSet(((ImmutableHashSet<T>)source).KeyComparer);

    private static Func<object, object> ImmutableMap<TKey, TValue>(MessageCopier copier)
        where TKey : notnull =>
        source => Pairs<TKey, TValue>(source, copier).ToImmutableDictionary(
            ((ImmutableDictionary<TKey, TValue>)source).KeyComparer, ((ImmutableDictionary<TKey, TValue>)source).ValueComparer);

    private static Func<object, object> Memory<T>(MessageCopier copier) =>
        source => new ReadOnlyMemory<T>((T[])copier.Copy(((ReadOnlyMemory<T>)source).ToArray())!);
}
