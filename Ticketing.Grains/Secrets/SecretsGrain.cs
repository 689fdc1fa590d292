using Orleans;
using Orleans.Concurrency;

namespace Ticketing.Grains.Secrets;

/// <summary>Reads and writes rows for those who have no store; it keeps nothing, so calls need not wait for each other.</summary>
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
