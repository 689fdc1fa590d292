using System.Security.Cryptography;

namespace Ticketing.Grains.Ids;

/// <summary>Ids people can read out: a prefix, an underscore and 60 random bits in Crockford's base 32, which has no I, L, O and U.</summary>
/// <remarks>A collision is refused by the primary key; at a million things of a kind its chance per new id is about 10⁻¹².</remarks>
public sealed class RandomIds : IIdSource
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 12;

    /// <inheritdoc/>
    public string Next(string prefix) => $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, Length)}";
}
