using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Grains.Performances;

/// <summary>Finds the seating plan that a performance is to have.</summary>
internal sealed class PlanChoice(IRowStore store, PerformanceDirectory directory)
{
    /// <summary>
    /// The plan that the draft names. Without a name it is the plan that the performance has, and the venue's present plan for a new performance
    /// or another venue.
    /// </summary>
    /// <param name="draft">The settings that are wished.</param>
    /// <param name="row">The performance as it is; null when it is new.</param>
    public async Task<Outcome<ChosenPlan>> ChooseAsync(PerformanceDraft draft, PerformanceRow? row)
    {
        var stays = row is not null && row.VenueId == draft.VenueId;
        var planId = draft.PlanId ?? (stays ? row!.PlanId : null);
        if (!stays || planId != row!.PlanId)
        {
            if (await store.ReadAsync(new VenueOf(draft.VenueId)) is not [{ DeletedAt: null } venue, ..]) return VenueRules.NoVenue(draft.VenueId);
            planId ??= venue.PlanId;
            if (planId is null) return Refusals.Invalid($"The venue {draft.VenueId} has no seating plan yet.");
            if (planId != venue.PlanId && !await IsPlanOfAsync(planId, venue.VenueId))
                return Refusals.Invalid($"The venue {draft.VenueId} has no plan {planId}.");
        }

        return new ChosenPlan(planId, await directory.PlanAsync(planId));
    }

    private async Task<bool> IsPlanOfAsync(string planId, string venueId) =>
        await store.ReadAsync(new PlanOf(planId)) is [var plan, ..] && plan.VenueId == venueId;
}

/// <summary>A seating plan and its id.</summary>
internal sealed record ChosenPlan(string PlanId, SeatingPlan Plan);
