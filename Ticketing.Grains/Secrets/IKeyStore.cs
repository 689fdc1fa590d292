using Ticketing.Grains.Signing;

namespace Ticketing.Grains.Secrets;

/// <summary>Stores the secrets that the processes of one installation share.</summary>
public interface IKeyStore
{
    /// <summary>
    /// The secrets that sign queue tickets, entry tokens and tickets, by the settings of the silos; the one in the database is created when there is
    /// none yet.
    /// </summary>
    ValueTask<SigningSecrets> SigningSecretsAsync();

    /// <summary>The keys of access tokens with a number above this one, oldest first.</summary>
    ValueTask<IReadOnlyList<ProtectionKey>> ProtectionKeysAsync(int after);

    /// <summary>Adds a key.</summary>
    /// <returns>False when a key of this number exists.</returns>
    ValueTask<bool> TryAddAsync(ProtectionKey key);
}
