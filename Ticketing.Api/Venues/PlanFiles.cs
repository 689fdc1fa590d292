using System.Collections.Concurrent;
using Orleans;
using Ticketing.Grains.Catalogue;

namespace Ticketing.Api.Venues;

/// <summary>
/// The seating plans this process was asked for, packed and ready to send: a plan never changes, so 66,000 seats cost nothing
/// per request. At most <see cref="Capacity"/> of them, about 1 MB each.
/// </summary>
internal sealed class PlanFiles(IGrainFactory grains)
{
    public const int Capacity = 64;

    private readonly ConcurrentDictionary<string, Task<PlanFileBytes?>> _files = new(StringComparer.Ordinal);

    public int Count => _files.Count;

    /// <summary>The plan, or null when there is none. A crowd that asks for a new one at once waits for the same read.</summary>
    public async Task<PlanFileBytes?> FindAsync(string planId)
    {
        var file = _files.GetOrAdd(planId, static (id, files) => files.ReadAsync(id), this);
        try
        {
            var bytes = await file;
            if (bytes is null) Forget(planId, file);
            else if (_files.Count > Capacity) ForgetAnother(planId);
            return bytes;
        }
        catch
        {
            Forget(planId, file);
            throw;
        }
    }

    private async Task<PlanFileBytes?> ReadAsync(string planId)
    {
        var plan = await grains.GetCatalogue().Plan(planId);
        return plan.Ok ? PlanFileBytes.Of(plan.Value) : null;
    }

    private void Forget(string planId, Task<PlanFileBytes?> file) => _files.TryRemove(KeyValuePair.Create(planId, file));

    // Which one goes does not matter: whatever is in use is read again once.
    private void ForgetAnother(string planId)
    {
        if (_files.Keys.FirstOrDefault(id => id != planId) is { } other) _files.TryRemove(other, out _);
    }
}
