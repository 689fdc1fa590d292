using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ticketing.Tests.Compatibility;

/// <summary>Makes a value of any message from its primary constructor, the same one each time, and writes what travels of one as JSON.</summary>
internal sealed class ExampleValues
{
    private int _made;

    /// <summary>An example; no two of its values are alike.</summary>
    public object Of(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Of(inner) : type switch
    {
        _ when type == typeof(string) => $"글 {++_made}",
        _ when type == typeof(bool) => true,
        _ when type == typeof(Guid) => new Guid(++_made, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddDays(20_000).AddTicks(++_made),
        _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(++_made),
        { IsEnum: true } => Enum.GetValues(type).Cast<object>().Last(),
        { IsPrimitive: true } => Convert.ChangeType(++_made, type),
        { IsArray: true } => Items(type.GetElementType()!),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => Items(type.GenericTypeArguments[0]),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => ToImmutable(Items(type.GenericTypeArguments[0])),
        _ when type.IsAssignableTo(typeof(Exception)) => Activator.CreateInstance(type, Of(typeof(string)))!,
        _ => Make(type),
    };

    /// <summary>The members of a message that have ids, by name; of anything else its usual JSON.</summary>
    public static JsonNode? Show(object? value) => value switch
    {
        null => null,
        string => JsonValue.Create((string)value),
        Exception failure => new JsonObject { [nameof(Exception.Message)] = failure.Message },
        System.Collections.IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Show)]),
        _ when value.GetType().IsDefined(typeof(Orleans.GenerateSerializerAttribute), inherit: false) && !value.GetType().IsEnum => ShowMembers(value),
        _ => JsonSerializer.SerializeToNode(value),
    };

    private static JsonObject ShowMembers(object value) =>
        new(WireTypes.MembersOf(value.GetType()).OrderBy(member => member.Id)
            .Select(member => KeyValuePair.Create(member.Member.Name, Show(((PropertyInfo)member.Member).GetValue(value)))));

    private object Make(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length);
        return constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
    }

    private Array Items(Type type)
    {
        var items = Array.CreateInstance(type, 2);
        for (var index = 0; index < items.Length; index++) items.SetValue(Of(type), index);
        return items;
    }

    private static object ToImmutable(Array items) => typeof(ImmutableArray).GetMethods()
        .Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
        .MakeGenericMethod(items.GetType().GetElementType()!).Invoke(null, [items])!;
}
