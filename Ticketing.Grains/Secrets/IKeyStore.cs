namespace Ticketing.Grains.Secrets;

/// <summary>Where the processes of one installation find the secrets they share.</summary>
public interface IKeyStore
{
    /// <summary>The secret that signs places, entries and tickets; made when there is none yet.</summary>
    ValueTask<byte[]> SigningSecretAsync();

    /// <summary>The keys of access tokens after a number, in the order they were made.</summary>
    ValueTask<IReadOnlyList<ProtectionKey>> ProtectionKeysAsync(int after);

    /// <summary>Adds a key.</summary>
    /// <returns>False when there is one of this number.</returns>
    ValueTask<bool> TryAddAsync(ProtectionKey key);
}
