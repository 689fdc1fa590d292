using System.Buffers;

namespace Ticketing.Grains.Ids;

/// <summary>The form of ids of venues, plans, shows and performances, and the prefixes of new ids.</summary>
public static class CatalogueId
{
    /// <summary>Prefix of venues.</summary>
    public const string Venue = "v";

    /// <summary>Prefix of seating plans.</summary>
    public const string Plan = "plan";

    /// <summary>Prefix of shows.</summary>
    public const string Show = "s";

    /// <summary>Prefix of performances.</summary>
    public const string Performance = "p";

    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");

    /// <summary>Whether a text has the form of an id: 1 to 64 ASCII letters, digits, dashes and underscores.</summary>
    public static bool IsPossible(string id) => id.Length is > 0 and <= MaxLength && !id.AsSpan().ContainsAnyExcept(Allowed);
}
