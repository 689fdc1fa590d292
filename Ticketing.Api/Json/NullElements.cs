using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ticketing.Api.Json;

/// <summary>
/// Refuses null in the lists of bodies. The serializer checks the members of an object for null and not the elements of a list, so each
/// handler would have to.
/// </summary>
internal static class NullElements
{
    /// <summary>Has the lists of an object checked when the object has been read.</summary>
    public static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var lists = type.Properties.Where(static property => IsListOfObjects(property.PropertyType) && property.Get is not null).ToList();
        if (lists.Count > 0) type.OnDeserialized += read => lists.ForEach(list => Check(list, read));
    }

    // The elements of a list of values cannot be null.
    private static bool IsListOfObjects(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type)
        && type.GetInterfaces().Prepend(type).Any(static one =>
            one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>) && !one.GenericTypeArguments[0].IsValueType);

    private static void Check(JsonPropertyInfo list, object read)
    {
        if (list.Get!(read) is not IEnumerable elements) return;
        var index = 0;
        foreach (var element in elements)
        {
            if (element is null) throw new NullElementException($"{list.Name}[{index}]");
            index++;
        }
    }
}

/// <summary>A list of a body has null in it. The serializer adds the place of the object that has the list.</summary>
#pragma warning disable CA1032, CA1064, RCS1194 // Only the reading of a body throws this exception, and only the problem middleware catches it.
internal sealed class NullElementException(string element) : JsonException
{
    /// <summary>The element inside of the object, e.g. <c>seats[0]</c>.</summary>
    public string Element { get; } = element;
}
