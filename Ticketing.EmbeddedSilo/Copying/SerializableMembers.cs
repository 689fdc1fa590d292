using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;

namespace Ticketing.EmbeddedSilo.Copying;

/// <summary>
/// Orleans' rule for what of a type travels: members with an <see cref="IdAttribute"/>, and the primary constructor
/// parameters of records. A member that would silently stay behind is an error here.
/// </summary>
internal static class SerializableMembers
{
    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The fields of the type and its bases.</summary>
    /// <exception cref="NotSupportedException">Names the type and the member that lack an attribute.</exception>
    internal static IReadOnlyList<FieldInfo> Of(Type type)
    {
        List<FieldInfo> members = [];
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            if (level.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not { } mark)
                throw new NotSupportedException(level == type
                    ? $"{type.FullName} travels between grains but has no [GenerateSerializer]."
                    : $"{level.FullName}, a base of {type.FullName}, has no [GenerateSerializer].");
            HashSet<uint> ids = [];
            var parameters = ConstructorParameters(level, mark);
            foreach (var field in level.GetFields(Own).Where(field => !field.IsDefined(typeof(NonSerializedAttribute))))
                members.Add(Checked(level, field, parameters, ids));
        }

        return members;
    }

    private static FieldInfo Checked(Type type, FieldInfo field, HashSet<string> parameters, HashSet<uint> ids)
    {
        var property = PropertyOf(type, field);
        var name = property?.Name ?? field.Name;
        var id = property?.GetCustomAttribute<IdAttribute>() ?? field.GetCustomAttribute<IdAttribute>();
        if (id is null && !parameters.Contains(name))
            throw new NotSupportedException($"{type.FullName}.{name} has no [Id], so it would not travel.");
        if (id is not null && !ids.Add(id.Id))
            throw new NotSupportedException($"{type.FullName}.{name} has [Id({id.Id})], which another member has already.");
        return field;
    }

    private static PropertyInfo? PropertyOf(Type type, FieldInfo field) =>
        field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name is ['<', .. var rest] && rest.IndexOf('>') is var end and > 0
            ? type.GetProperty(rest[..end], Own)
            : null;

    private static HashSet<string> ConstructorParameters(Type type, GenerateSerializerAttribute mark)
    {
        var isRecord = type.GetMethod("<Clone>$", Own) is not null || (type.IsValueType && type.GetMethod("PrintMembers", Own) is not null);
        if (!isRecord && !mark.IncludePrimaryConstructorParameters)
            return [];

        // The primary constructor is the one all of whose parameters have a property of the same name and type.
        return type.GetConstructors(Own)
            .Select(constructor => constructor.GetParameters())
            .Where(all => Array.TrueForAll(all, one => type.GetProperty(one.Name!, Own)?.PropertyType == one.ParameterType))
            .MaxBy(all => all.Length)?
            .Select(one => one.Name!)
            .ToHashSet(StringComparer.Ordinal) ?? [];
    }
}
