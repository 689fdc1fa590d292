using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Ticketing.Grains.Signing;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Secrets;

/// <summary>The shared secrets in the row store.</summary>
public sealed class RowKeyStore(IRowStore store, IOptions<SigningSettings> settings) : IKeyStore
{
    private const string Signing = "signing";

    /// <inheritdoc/>
    public async ValueTask<SigningSecrets> SigningSecretsAsync() => settings.Value.Choose(await SecretAsync());

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ProtectionKey>> ProtectionKeysAsync(int after)
    {
        var rows = await store.ReadAsync(new ProtectionKeysAfter(after));
        return rows.Select(row => new ProtectionKey(row.Number, row.Name, row.Xml)).ToArray();
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryAddAsync(ProtectionKey key) =>
        await store.TryCommitAsync([new ProtectionKeyRow(key.Number, key.Name, key.Xml) { Version = 1 }]) is null;

    private async ValueTask<byte[]> SecretAsync()
    {
        var rows = await store.ReadAsync(new SecretOf(Signing));
        if (rows.Count == 0)
        {
            // Two silos may start at the same time on an empty database. The primary key lets one insert succeed, and both silos read that secret.
            await store.TryCommitAsync([new SecretRow(Signing, RandomNumberGenerator.GetBytes(SigningKeys.MinSecretLength)) { Version = 1 }]);
            rows = await store.ReadAsync(new SecretOf(Signing));
        }

        return rows[0].Value;
    }
}
