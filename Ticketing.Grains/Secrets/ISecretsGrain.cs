using Orleans;
using Ticketing.Grains.Signing;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Secrets;

/// <summary>Gives the shared secrets to API processes, which have no database of their own. Its key is <see cref="Key"/>.</summary>
[Alias("Secrets.ISecretsGrain")]
public interface ISecretsGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    public const string Key = "all";

    /// <summary>The secret that signs places, entries and tickets; made when there is none yet. For API processes of the release before.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">The secret could not be read, or could not be made.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether a new secret was written; a repeat finds out.</exception>
    [Alias("SigningSecret")]
    Task<byte[]> SigningSecret();

    /// <summary>The secret that signs, and those that are accepted besides; the one in the database is made when there is none yet.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">The secret could not be read, or could not be made.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether a new secret was written; a repeat finds out.</exception>
    [Alias("SigningSecrets")]
    Task<SigningSecrets> SigningSecrets();

    /// <summary>The keys of access tokens after a number, in the order they were made.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("ProtectionKeys")]
    Task<IReadOnlyList<ProtectionKey>> ProtectionKeys(int after);

    /// <summary>Adds a key; false when there is one of this number.</summary>
    /// <remarks>Never refused. A repeat gives false.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    [Alias("TryAdd")]
    Task<bool> TryAdd(ProtectionKey key);
}

/// <summary>A key that seals access tokens, or the end of one.</summary>
/// <param name="Number">From 1 without a gap.</param>
/// <param name="Name">What data protection calls it.</param>
/// <param name="Xml">The element.</param>
[GenerateSerializer, Immutable, Alias("Secrets.ProtectionKey")]
public sealed record ProtectionKey([property: Id(0)] int Number, [property: Id(1)] string Name, [property: Id(2)] string Xml);
