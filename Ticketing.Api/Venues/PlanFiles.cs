using System.Collections.Concurrent;
using Orleans;
using Ticketing.Grains.Catalogue;

namespace Ticketing.Api.Venues;

/// <summary>
/// A cache of seating plans, compressed and ready to send. A plan never changes, so even a plan of 66,000 seats is prepared only once.
/// The cache holds at most <see cref="Capacity"/> plans, about 1 MB each.
/// </summary>
internal sealed class PlanFiles(IGrainFactory grains)
{
    public const int Capacity = 64;

    private readonly ConcurrentDictionary<string, Task<PlanFileBytes?>> _files = new(StringComparer.Ordinal);

    public int Count => _files.Count;

    /// <summary>The plan, or null when there is none. Many requests for the same new plan wait for one read.</summary>
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

    // Any plan may be removed: one that is still in use is read again once.
    private void ForgetAnother(string planId)
    {
        if (_files.Keys.FirstOrDefault(id => id != planId) is { } other) _files.TryRemove(other, out _);
    }
}
