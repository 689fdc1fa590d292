namespace Ticketing.Grains.Secrets;

/// <summary>Stores the secrets that the processes of one installation share.</summary>
public interface IKeyStore
{
    /// <summary>The secret that signs queue tickets, entry tokens and tickets; created when there is none yet.</summary>
    ValueTask<byte[]> SigningSecretAsync();

    /// <summary>The keys of access tokens with a number above this one, oldest first.</summary>
    ValueTask<IReadOnlyList<ProtectionKey>> ProtectionKeysAsync(int after);

    /// <summary>Adds a key.</summary>
    /// <returns>False when a key of this number exists.</returns>
    ValueTask<bool> TryAddAsync(ProtectionKey key);
}
