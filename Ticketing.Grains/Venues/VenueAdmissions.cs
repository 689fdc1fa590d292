using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Venues;

/// <summary>Who may make performances in a venue: its owner, the promoters whom its owner admits, and admins.</summary>
internal sealed class VenueAdmissions(string venueId, IRowStore store)
{
    /// <summary>Why somebody may not bring a performance here, or null. One that is here already stays, and may be moved within the venue.</summary>
    public async Task<Refusal?> WhyNotBookAsync(VenueRow venue, Actor by, string performance)
    {
        if (by.Keeps(venue.Owner) || await IsAdmittedAsync(by.User)) return null;
        return await store.ReadAsync(new VenueTimeOf(venueId, performance)) is [_, ..]
            ? null
            : new Refusal(RefusalCode.Forbidden, $"The owner of the venue {venueId} has not admitted you.");
    }

    /// <summary>Why a promoter cannot be admitted, or null.</summary>
    public async Task<Refusal?> WhyNotAdmitAsync(Guid promoter)
    {
        if (await store.ReadAsync(new AccountOf(promoter)) is not [{ IsActive: true, Role: Role.Promoter or Role.Admin }, ..])
            return new Refusal(RefusalCode.NotFound, $"There is no promoter {promoter}.");
        return (await AllAsync()).Count < VenueRules.MaxPromoters
            ? null
            : Refusals.Invalid($"A venue has at most {VenueRules.MaxPromoters} promoters beside its owner.");
    }

    /// <summary>The row of a promoter; null when the promoter is not admitted.</summary>
    public async Task<VenuePromoterRow?> FindAsync(Guid promoter) => await store.ReadAsync(new VenuePromoterOf(venueId, promoter)) is [var row, ..] ? row : null;

    /// <summary>Everybody who is admitted.</summary>
    public async Task<IReadOnlyList<VenuePromoterRow>> AllAsync() => await store.ReadAsync(new PromotersOfVenue(venueId));

    private async Task<bool> IsAdmittedAsync(Guid promoter) => await FindAsync(promoter) is not null;
}
