using System.Buffers;

namespace Ticketing.Grains.Ids;

/// <summary>What an id of the catalogue looks like, and the prefixes of the ids made here.</summary>
public static class CatalogueId
{
    /// <summary>Of venues.</summary>
    public const string Venue = "v";

    /// <summary>Of seating plans.</summary>
    public const string Plan = "plan";

    /// <summary>Of shows.</summary>
    public const string Show = "s";

    /// <summary>Of performances.</summary>
    public const string Performance = "p";

    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");

    /// <summary>Whether something could have this id at all: 1 to 64 letters, digits, dashes and underscores of ASCII.</summary>
    public static bool IsPossible(string id) => id.Length is > 0 and <= MaxLength && !id.AsSpan().ContainsAnyExcept(Allowed);
}
