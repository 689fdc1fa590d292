using Orleans;
using Ticketing.Grains.Secrets;
using Ticketing.Grains.Signing;

namespace Ticketing.Hosting.Secrets;

/// <summary>The shared secrets for a process without a database: it asks the silos.</summary>
internal sealed class GrainKeyStore(IGrainFactory grains) : IKeyStore
{
    // Not before it is asked: a client knows of no grain until it is connected.
    private ISecretsGrain Secrets => grains.GetGrain<ISecretsGrain>(ISecretsGrain.Key);

    /// <inheritdoc/>
    public async ValueTask<SigningSecrets> SigningSecretsAsync() => await Secrets.SigningSecrets();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ProtectionKey>> ProtectionKeysAsync(int after) => await Secrets.ProtectionKeys(after);

    /// <inheritdoc/>
    public async ValueTask<bool> TryAddAsync(ProtectionKey key) => await Secrets.TryAdd(key);
}
