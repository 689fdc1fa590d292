using System.Buffers;
using System.Security.Cryptography;

namespace Ticketing.Grains.Catalogue;

/// <summary>Where the ids of new things come from; a test brings its own.</summary>
public interface IIdSource
{
    /// <summary>A new id.</summary>
    /// <param name="prefix">What kind of thing it is, e.g. <c>v</c>.</param>
    string Next(string prefix);
}

/// <summary>Ids people can read out: a prefix, an underscore and 60 random bits in Crockford's base 32, which has no I, L, O and U.</summary>
/// <remarks>A collision is refused by the primary key; at a million things of a kind its chance per new id is about 10⁻¹².</remarks>
public sealed class RandomIds : IIdSource
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 12;

    /// <inheritdoc/>
    public string Next(string prefix) => $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, Length)}";
}

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
