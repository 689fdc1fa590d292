using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Venues;

namespace Ticketing.Silo.Demo;

/// <summary>
/// A programme to look at and to buy, made through the grains like everything else. Existing things stay as they are, so a restart adds
/// nothing. When a start was cut off, the next start makes the rest.
/// </summary>
internal sealed partial class DemoData(IGrainFactory grains, DemoPlans plans, TimeProvider time, ILogger<DemoData> logger)
{
    private static readonly Actor Promoter = new(DemoAccounts.Promoter, Role.Promoter);

    /// <summary>Makes the accounts, venues, shows and performances that are missing.</summary>
    /// <exception cref="InvalidOperationException">A rule refused a part of the demo.</exception>
    public async Task LoadAsync()
    {
        // What does not need each other is made at the same time: hashing passwords and reading plans is most of the work, and a start waits for it.
        await Task.WhenAll(
        [
            DemoAccounts.EnsureAsync(grains),
            .. DemoProgramme.Venues.Select(EnsureVenue),
            .. DemoProgramme.Shows.Select(show => EnsureShow(show.ShowId, show.Draft)),
        ]);
        plans.Forget();
        await Task.WhenAll(DemoProgramme.Performances(time.GetUtcNow()).Select(one => EnsurePerformance(one.Performance, one.ShowId, one.Draft)));
        LogLoaded(DemoAccounts.BuyerEmail, DemoAccounts.PromoterEmail, DemoAccounts.Password);
    }

    /// <summary>Throws for a refusal, which ends the start of the process. Does nothing when there is none.</summary>
    public static void Demand(Refusal? refusal, string what)
    {
        if (refusal is not null) throw new InvalidOperationException($"The demo's {what} was refused: {refusal.Detail}");
    }

    private async Task EnsureVenue(DemoVenue venue)
    {
        var grain = grains.GetGrain<IVenueGrain>(venue.VenueId);
        var found = await grains.GetCatalogue().Venue(venue.VenueId);
        if (!found.Ok) found = await grain.Create(Promoter, venue.Draft);
        Demand(found.Refusal, venue.VenueId);
        if (found.Value!.PlanId is null) Demand((await grain.AddPlan(Promoter, await plans.OfAsync(venue))).Refusal, venue.VenueId);
    }

    private async Task EnsureShow(string showId, ShowDraft draft)
    {
        if ((await grains.GetCatalogue().Show(showId)).Ok) return;
        Demand((await grains.GetGrain<IShowGrain>(showId).Create(Promoter, draft)).Refusal, showId);
    }

    private async Task EnsurePerformance(string id, string showId, PerformanceDraft draft)
    {
        if ((await grains.GetCatalogue().Performance(id)).Ok) return;
        Demand((await grains.GetGrain<IPerformanceGrain>(id).Create(Promoter, showId, draft)).Refusal, id);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Demo data is loaded; {Buyer} and {Promoter} log in with {Password}. Never run a real sale like this.")]
    private partial void LogLoaded(string buyer, string promoter, string password);
}
