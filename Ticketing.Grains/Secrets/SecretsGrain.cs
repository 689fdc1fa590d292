using Orleans;
using Orleans.Concurrency;

namespace Ticketing.Grains.Secrets;

/// <summary>Gives the shared secrets to API processes, which have no store. The grain keeps no state, so it is reentrant.</summary>
[StatelessWorker, Reentrant]
public sealed class SecretsGrain(RowKeyStore keys) : Grain, ISecretsGrain
{
    /// <inheritdoc/>
    public Task<byte[]> SigningSecret() => keys.SigningSecretAsync().AsTask();

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProtectionKey>> ProtectionKeys(int after) => keys.ProtectionKeysAsync(after).AsTask();

    /// <inheritdoc/>
    public Task<bool> TryAdd(ProtectionKey key) => keys.TryAddAsync(key).AsTask();
}
