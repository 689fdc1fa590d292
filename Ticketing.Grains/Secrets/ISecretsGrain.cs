using Orleans;

namespace Ticketing.Grains.Secrets;

/// <summary>Gives the shared secrets to API processes, which have no database of their own. Its key is <see cref="Key"/>.</summary>
[Alias("Secrets.ISecretsGrain")]
public interface ISecretsGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    public const string Key = "all";

    /// <inheritdoc cref="IKeyStore.SigningSecretAsync"/>
    [Alias("SigningSecret")]
    Task<byte[]> SigningSecret();

    /// <inheritdoc cref="IKeyStore.ProtectionKeysAsync"/>
    [Alias("ProtectionKeys")]
    Task<IReadOnlyList<ProtectionKey>> ProtectionKeys(int after);

    /// <inheritdoc cref="IKeyStore.TryAddAsync"/>
    [Alias("TryAdd")]
    Task<bool> TryAdd(ProtectionKey key);
}

/// <summary>A key that seals access tokens, or the end of one.</summary>
/// <param name="Number">From 1 without a gap.</param>
/// <param name="Name">What data protection calls it.</param>
/// <param name="Xml">The element.</param>
[GenerateSerializer, Immutable, Alias("Secrets.ProtectionKey")]
public sealed record ProtectionKey([property: Id(0)] int Number, [property: Id(1)] string Name, [property: Id(2)] string Xml);
