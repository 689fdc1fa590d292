using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Signing;

namespace Ticketing.Grains.Secrets;

/// <summary>Gives the shared secrets to API processes, which have no store. The grain keeps no state, so it is reentrant.</summary>
[StatelessWorker, Reentrant]
public sealed class SecretsGrain(RowKeyStore keys) : Grain, ISecretsGrain
{
    /// <inheritdoc/>
    public async Task<byte[]> SigningSecret() => (await keys.SigningSecretsAsync()).Current;

    /// <inheritdoc/>
    public Task<SigningSecrets> SigningSecrets() => keys.SigningSecretsAsync().AsTask();

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProtectionKey>> ProtectionKeys(int after) => keys.ProtectionKeysAsync(after).AsTask();

    /// <inheritdoc/>
    public Task<bool> TryAdd(ProtectionKey key) => keys.TryAddAsync(key).AsTask();
}
