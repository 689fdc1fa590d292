using Orleans;
using Ticketing.Grains.Performances;

namespace Ticketing.Grains.Venues;

/// <summary>What an owner says of a venue; the limits are in <see cref="VenueRules"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it is; may be empty.</param>
[GenerateSerializer, Immutable, Alias("Venues.VenueDraft")]
public sealed record VenueDraft([property: Id(0)] string Name, [property: Id(1)] string Address);

/// <summary>A venue.</summary>
/// <param name="VenueId">Its id.</param>
/// <param name="Owner">Who may change it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it is.</param>
/// <param name="PlanId">Its seating plan of today, or null before the first one.</param>
/// <param name="Version">Changes with every edit, every new plan, and every performance booked into it.</param>
[GenerateSerializer, Immutable, Alias("Venues.VenueView")]
public sealed record VenueView(
    [property: Id(0)] string VenueId,
    [property: Id(1)] Guid Owner,
    [property: Id(2)] string Name,
    [property: Id(3)] string Address,
    [property: Id(4)] string? PlanId,
    [property: Id(5)] long Version)
{
    /// <summary>The view of a row.</summary>
    public static VenueView Of(VenueRow row) => new(row.VenueId, row.Owner, row.Name, row.Address, row.PlanId, row.Version);
}

/// <summary>A seating plan that was read and packed where it arrived, so that the venue's grain gets a small message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SeatCount">How many seats it has.</param>
/// <param name="Document">The plan, as <see cref="PlanDocument"/> writes it.</param>
[GenerateSerializer, Immutable, Alias("Venues.PlanDraft")]
public sealed record PlanDraft([property: Id(0)] string Name, [property: Id(1)] int SeatCount, [property: Id(2)] byte[] Document);

/// <summary>A seating plan of a venue, without its seats.</summary>
/// <param name="PlanId">Its id.</param>
/// <param name="VenueId">The venue.</param>
/// <param name="Name">Its name.</param>
/// <param name="SeatCount">How many seats it has.</param>
[GenerateSerializer, Immutable, Alias("Venues.PlanView")]
public sealed record PlanView(
    [property: Id(0)] string PlanId,
    [property: Id(1)] string VenueId,
    [property: Id(2)] string Name,
    [property: Id(3)] int SeatCount);

/// <summary>A seating plan with its seats.</summary>
/// <param name="PlanId">Its id.</param>
/// <param name="Document">The plan as <see cref="PlanDocument"/> writes it: JSON in Brotli.</param>
[GenerateSerializer, Immutable, Alias("Venues.PlanFile")]
public sealed record PlanFile([property: Id(0)] string PlanId, [property: Id(1)] byte[] Document);

/// <summary>Asks a venue for a time, for a performance that was checked in every other way.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="ShowId">Its show.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="PlanId">The plan it sells.</param>
/// <param name="Draft">Its settings, the time among them.</param>
/// <param name="Version">The version its row gets: 1 for a new performance.</param>
[GenerateSerializer, Immutable, Alias("Venues.BookTime")]
public sealed record BookTime(
    [property: Id(0)] string Performance,
    [property: Id(1)] string ShowId,
    [property: Id(2)] Guid Owner,
    [property: Id(3)] string PlanId,
    [property: Id(4)] PerformanceDraft Draft,
    [property: Id(5)] long Version);
