using Ticketing.Grains.Secrets;
using Ticketing.Grains.Signing;

namespace Ticketing.Hosting.Secrets;

/// <summary>
/// The secret that signs places, entries and tickets. It is made at the first start and kept in the database, or given by the settings of the
/// silos (<see cref="SigningSettings"/>), so what was signed before a restart, or by another process, is good after it.
/// </summary>
internal sealed class SigningSecret(IKeyStore store) : IDisposable
{
    private SigningKeys? keys;

    /// <summary>The keys; <see cref="LoadAsync"/> comes first.</summary>
    public SigningKeys Keys => keys ?? throw new InvalidOperationException("The signing secret is not loaded yet.");

    /// <summary>Reads the secret.</summary>
    public async Task LoadAsync() => keys ??= new SigningKeys(await store.SigningSecretsAsync());

    /// <inheritdoc/>
    public void Dispose() => keys?.Dispose();
}
