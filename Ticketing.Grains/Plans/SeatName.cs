using Orleans;

namespace Ticketing.Grains.Plans;

/// <summary>What is printed on a ticket and on the chair: enough for a person to find the seat.</summary>
/// <param name="Zone">Name of the zone, for example "1층 A구역".</param>
/// <param name="Row">Label of the row, for example "14"; empty for standing places, which have no rows.</param>
/// <param name="Number">Number of the seat in its row, or of the place in its standing area.</param>
[GenerateSerializer, Immutable, Alias("Plans.SeatName")]
public sealed record SeatName([property: Id(0)] string Zone, [property: Id(1)] string Row, [property: Id(2)] string Number);

/// <summary>The names of seats in a plan. A seat's id is a key for programs, which may be a uuid; its name is for people.</summary>
public static class SeatNames
{
    /// <summary>The name of one seat.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="seat">Index of the seat, 0 … <see cref="SeatingPlan.SeatCount"/> − 1. Another index is a bug and throws.</param>
    /// <returns>Zone, row and number.</returns>
    public static SeatName Of(SeatingPlan plan, int seat) =>
        new(plan.Zones[plan.ZoneOf(seat)].Name, plan.RowLabel(seat), plan.NumberLabel(seat));

    /// <summary>The name of the seat with an id.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="seatId">Id as in <see cref="SeatingPlan.SeatId"/>; case matters.</param>
    /// <returns>Zone, row and number; null if the plan has no such seat.</returns>
    public static SeatName? Of(SeatingPlan plan, ReadOnlySpan<char> seatId) =>
        plan.TryIndexOf(seatId, out var seat) ? Of(plan, seat) : null;
}
