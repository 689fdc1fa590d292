using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Ticketing.Grains.Secrets;

namespace Ticketing.Hosting.Secrets;

/// <summary>
/// Keeps the keys that seal access tokens in the database, where every silo finds them. Data protection asks synchronously, at the start
/// and about once a day; the store answers on threads of its own, so waiting here cannot stop it.
/// </summary>
internal sealed class SharedKeys(IKeyStore store) : IXmlRepository
{
    // A conflict means that another silo added one; more than a few in a row mean something else.
    private const int MaxAttempts = 5;
    private const string KeyElement = "key";

    // The names of what data protection was given last, in order.
    private volatile string[] given = [];

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var keys = KeysAfter(0);
        given = NamesOf(keys);
        return [.. keys.Select(key => XElement.Parse(key.Xml))];
    }

    /// <summary>
    /// Adds an element. A key is not added when another silo made one since the last reading: data protection reads again after this,
    /// and both silos go on with the same key.
    /// </summary>
    /// <exception cref="InvalidOperationException">Others added something each time.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        for (var (attempt, last) = (0, given.Length); attempt < MaxAttempts; attempt++)
        {
            if (Wait(store.TryAddAsync(new ProtectionKey(last + 1, friendlyName, element.ToString(SaveOptions.DisableFormatting))))) return;

            var news = KeysAfter(last);
            if (element.Name == KeyElement && news.Any(other => XElement.Parse(other.Xml).Name == KeyElement)) return;
            last += news.Count;
        }

        throw new InvalidOperationException($"The key {friendlyName} could not be added: others were added {MaxAttempts} times meanwhile.");
    }

    /// <summary>Whether there is something else now than what data protection was given.</summary>
    public async Task<bool> HasChangedAsync() => !NamesOf(await store.ProtectionKeysAsync(0)).SequenceEqual(given);

    private static string[] NamesOf(IReadOnlyList<ProtectionKey> keys) => [.. keys.Select(key => key.Name)];

    private IReadOnlyList<ProtectionKey> KeysAfter(int number) => Wait(store.ProtectionKeysAsync(number));

#pragma warning disable VSTHRD002 // IXmlRepository is synchronous.
    private static T Wait<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
}
