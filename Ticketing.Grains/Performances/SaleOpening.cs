using System.Runtime.InteropServices;
using Orleans;

namespace Ticketing.Grains.Performances;

/// <summary>When the sale of a performance opens, for the waiting room in front of the sale.</summary>
/// <param name="At">When seats can be held from.</param>
/// <param name="Version">The version of the performance that says so.</param>
[GenerateSerializer, Immutable, Alias("Performances.SaleOpening")]
[StructLayout(LayoutKind.Auto)]
public readonly record struct SaleOpening([property: Id(0)] DateTimeOffset At, [property: Id(1)] long Version);
