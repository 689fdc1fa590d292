using Orleans;

namespace Ticketing.Grains.Plans;

/// <summary>A seating plan on its way to another process.</summary>
/// <param name="PlanId">Its id.</param>
/// <param name="Document">The plan as <c>PlanDocument</c> writes it.</param>
[GenerateSerializer, Immutable, Alias("Performances.PlanCopy")]
public sealed record PlanCopy([property: Id(0)] string PlanId, [property: Id(1)] byte[] Document);
