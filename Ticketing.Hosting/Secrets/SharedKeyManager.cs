using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Ticketing.Hosting.Secrets;

/// <summary>
/// Data protection's own key manager, which can be told that there are new keys: by itself it reads them again about once a day.
/// </summary>
internal sealed class SharedKeyManager(XmlKeyManager keys) : IKeyManager, IDisposable
{
    private CancellationTokenSource outdated = new();

    /// <inheritdoc/>
    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => keys.CreateNewKey(activationDate, expirationDate);

    /// <inheritdoc/>
    public IReadOnlyCollection<IKey> GetAllKeys() => keys.GetAllKeys();

    /// <inheritdoc/>
    public CancellationToken GetCacheExpirationToken() =>
        CancellationTokenSource.CreateLinkedTokenSource(keys.GetCacheExpirationToken(), Volatile.Read(ref outdated).Token).Token;

    /// <inheritdoc/>
    public void RevokeKey(Guid keyId, string? reason = null) => keys.RevokeKey(keyId, reason);

    /// <inheritdoc/>
    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => keys.RevokeAllKeys(revocationDate, reason);

    /// <summary>What was read before is out of date.</summary>
    public void Outdate()
    {
        using var before = Interlocked.Exchange(ref outdated, new CancellationTokenSource());
        before.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose() => outdated.Dispose();
}
