using System.Runtime.InteropServices;

namespace Ticketing.Grains.Plans;

/// <summary>A category of seats. Performances call it a grade and set prices by grade.</summary>
/// <param name="Name">Unique in the plan, for example "VIP".</param>
/// <param name="Color">A CSS color.</param>
public sealed record PlanCategory(string Name, string Color);

/// <summary>A part of the hall. Its seats are <paramref name="Capacity"/> consecutive indices from <paramref name="Start"/>.</summary>
/// <param name="Name">Unique in the plan, for example "1층 A구역".</param>
/// <param name="IsGeneralAdmission">Whether the zone has standing places, for which neighbours do not matter.</param>
/// <param name="Capacity">Number of seats or places.</param>
/// <param name="Start">Index of its first seat.</param>
public sealed record PlanZone(string Name, bool IsGeneralAdmission, int Capacity, int Start);

/// <summary>A row of one zone: <paramref name="Count"/> consecutive seat indices from <paramref name="Start"/>.</summary>
/// <param name="Zone">Index of the zone.</param>
/// <param name="Label">Unique in the zone; empty for the one row of a general-admission zone.</param>
/// <param name="OrderInZone">0 is the row nearest to the front.</param>
/// <param name="Start">Index of its first seat.</param>
/// <param name="Count">Number of seats.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeatingRow(int Zone, string Label, int OrderInZone, int Start, int Count);

/// <summary>Seats of one row without an aisle between them: seat i is the neighbour of seat i + 1.</summary>
/// <param name="Row">Index of the row.</param>
/// <param name="Start">Index of its first seat.</param>
/// <param name="Count">Number of seats, at least 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeatRun(int Row, int Start, int Count);
