using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;

namespace Ticketing.Grains.Performances;

/// <summary>Checks a request to withhold seats or to put them back, before any seat is asked. Pure.</summary>
public static class BlockRules
{
    /// <summary>Why the request is refused, or null.</summary>
    public static Refusal? WhyNot(IReadOnlyList<string> seats, SeatingPlan plan)
    {
        if (seats.Count is 0 or > PerformanceLimits.MaxBlock) return Refusals.Invalid($"Name 1 to {PerformanceLimits.MaxBlock} seats, not {seats.Count}.");
        if (seats.Distinct(StringComparer.Ordinal).Count() != seats.Count) return Refusals.Invalid("A seat is named twice.");

        var unknown = seats.Where(seat => !plan.TryIndexOf(seat, out _)).ToArray();
        return unknown.Length == 0 ? null : new Refusal(RefusalCode.UnknownSeats, "The performance has no such seats.", unknown);
    }
}
