using Orleans;

namespace Ticketing.Grains.Performances;

/// <summary>One step of <see cref="CancellationTerms"/>.</summary>
/// <param name="DaysBefore">The step counts from this many calendar days before the performance on; 0 is the day itself.</param>
/// <param name="FeePercent">Percent of the price that are kept, 0 to 100.</param>
[GenerateSerializer, Immutable, Alias("Performances.FeeStep")]
public sealed record FeeStep([property: Id(0)] int DaysBefore, [property: Id(1)] int FeePercent);
