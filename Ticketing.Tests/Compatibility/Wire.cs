using System.Reflection;
using Orleans;

namespace Ticketing.Tests.Compatibility;

/// <summary>Names of types as other processes know them.</summary>
internal static class Wire
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
    };

    /// <summary>The alias of a type or method, null when it has none.</summary>
    public static string? AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    /// <summary>
    /// The alias, or the name of a type that is not ours to alias. An enum travels as its number, so its bare name is enough, and it may move.
    /// </summary>
    public static string NameOf(Type type) =>
        Keywords.GetValueOrDefault(type)
        ?? (type.IsArray ? NameOf(type.GetElementType()!) + "[]"
            : Nullable.GetUnderlyingType(type) is { } value ? NameOf(value) + "?"
            : type.IsGenericType && !type.IsGenericTypeDefinition ? $"{NameOf(type.GetGenericTypeDefinition()).Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(NameOf))}>"
            : type.IsGenericParameter ? type.Name
            : AliasOf(type) ?? (type.IsEnum ? type.Name : type.Namespace!.StartsWith("Ticketing", StringComparison.Ordinal) ? type.FullName! : type.Name));

    /// <summary>A type and those it is made of.</summary>
    public static IEnumerable<Type> PartsOf(Type type) =>
        type.IsArray ? PartsOf(type.GetElementType()!) : type.GenericTypeArguments.SelectMany(PartsOf).Append(type);
}
