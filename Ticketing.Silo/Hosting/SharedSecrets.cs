using System.Security.Cryptography;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Silo.Hosting;

/// <summary>
/// The secret that signs places, entries and tickets. It is made at the first start and kept in the database,
/// so what was signed before a restart, or by another silo, is good after it.
/// </summary>
internal sealed class SharedSecrets(IRowStore store) : IDisposable
{
    private const string Name = "signing";

    private SigningKeys? keys;

    /// <summary>The keys; <see cref="LoadAsync"/> comes first.</summary>
    public SigningKeys Keys => keys ?? throw new InvalidOperationException("The signing secret is not loaded yet.");

    /// <summary>Reads the secret, or makes it.</summary>
    public async Task LoadAsync()
    {
        var made = new SecretRow(Name, RandomNumberGenerator.GetBytes(SigningKeys.MinSecretLength)) { Version = 1 };
        var rows = await store.ReadAsync(new SecretOf(Name));
        if (rows.Count == 0)
        {
            // Of two silos that start at once on an empty database the primary key lets one win, and both read its secret.
            await store.TryCommitAsync([made]);
            rows = await store.ReadAsync(new SecretOf(Name));
        }

        keys = new SigningKeys(rows[0].Value);
    }

    /// <inheritdoc/>
    public void Dispose() => keys?.Dispose();
}
