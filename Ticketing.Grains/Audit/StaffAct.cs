using Orleans;

namespace Ticketing.Grains.Audit;

/// <summary>Who acts as staff, for the audit log. The grain that acts asks for the present role in the same turn.</summary>
/// <param name="By">The account.</param>
/// <param name="Address">The network address of the caller; null when it is not known.</param>
[GenerateSerializer, Immutable, Alias("Audit.StaffAct")]
public sealed record StaffAct([property: Id(0)] Guid By, [property: Id(1)] string? Address);
