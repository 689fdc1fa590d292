using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Silo.Demo;

/// <summary>
/// Packs the seating plans that the demo lacks on a thread of its own, while the silo starts. A plan needs no grain, and the stadium's takes longer than
/// everything else that the demo makes. To be added after the store, which starts first.
/// </summary>
internal sealed class DemoPlans(IRowStore store) : IHostedService
{
    private Task<Dictionary<string, PlanDraft>>? _packing;

    /// <summary>The venues whose plans are packed, or are being packed.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var missing = new List<DemoVenue>();
        foreach (var venue in DemoProgramme.Venues)
            if (await store.ReadAsync(new VenueOf(venue.VenueId)) is not [{ PlanId: not null }]) missing.Add(venue);
        if (missing.Count == 0) return;
        Missing = [.. missing.Select(static venue => venue.VenueId)];
        _packing = Task.Factory.StartNew(
            () => missing.ToDictionary(static venue => venue.VenueId, Pack, StringComparer.Ordinal), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The packed plan of a venue.</summary>
    public async Task<PlanDraft> OfAsync(DemoVenue venue) =>
        _packing is not null && (await _packing).TryGetValue(venue.VenueId, out var packed) ? packed : Pack(venue);

    /// <summary>Lets the packed plans go, when the demo is loaded.</summary>
    public void Forget() => _packing = null;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static PlanDraft Pack(DemoVenue venue) => PlanImport.Ready(venue.Plan());
}
