using Orleans;

namespace Ticketing.Grains.Plans;

/// <summary>A seating plan that the API process has read and packed, so that the venue's grain gets a small message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SeatCount">How many seats it has.</param>
/// <param name="Document">The plan, as <see cref="PlanDocument"/> writes it.</param>
[GenerateSerializer, Immutable, Alias("Venues.PlanDraft")]
public sealed record PlanDraft([property: Id(0)] string Name, [property: Id(1)] int SeatCount, [property: Id(2)] byte[] Document)
{
    /// <summary>What the file has and the plan cannot hold, for the person who uploads the file.</summary>
    [Id(3)]
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

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
