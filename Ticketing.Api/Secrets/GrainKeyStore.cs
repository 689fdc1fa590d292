using Orleans;
using Ticketing.Grains.Secrets;

namespace Ticketing.Api.Secrets;

/// <summary>The shared secrets for a process without a database: it asks the silos.</summary>
internal sealed class GrainKeyStore(IGrainFactory grains) : IKeyStore
{
    private readonly ISecretsGrain _secrets = grains.GetGrain<ISecretsGrain>(ISecretsGrain.Key);

    /// <inheritdoc/>
    public async ValueTask<byte[]> SigningSecretAsync() => await _secrets.SigningSecret();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ProtectionKey>> ProtectionKeysAsync(int after) => await _secrets.ProtectionKeys(after);

    /// <inheritdoc/>
    public async ValueTask<bool> TryAddAsync(ProtectionKey key) => await _secrets.TryAdd(key);
}
