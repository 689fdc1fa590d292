using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;

namespace Ticketing.Grains.Performances;

/// <summary>What everybody who sells a performance has to know of it: its row, its plan and its prices.</summary>
/// <param name="Row">The settings.</param>
/// <param name="Plan">The seating plan; shared by all performances that use it.</param>
/// <param name="Prices">Grade to price in won.</param>
public sealed record PerformanceInfo(PerformanceRow Row, SeatingPlan Plan, IReadOnlyDictionary<string, long> Prices)
{
    /// <summary>Why nothing can be held now, or null when the sale is open.</summary>
    public Refusal? WhyNotOnSale(DateTimeOffset now)
    {
        if (now < Row.SaleOpensAt)
            return new Refusal(RefusalCode.NotOnSale, $"The sale opens at {Row.SaleOpensAt:O}.", RetryAfter: Row.SaleOpensAt - now);
        return now < Row.SaleClosesAt ? null : new Refusal(RefusalCode.NotOnSale, $"The sale closed at {Row.SaleClosesAt:O}.");
    }

    /// <summary>Whether the seat is sold at all here: a grade without a price is not.</summary>
    public bool IsPriced(string seat) =>
        Plan.TryIndexOf(seat, out var index) && Prices.ContainsKey(GradeOf(index));

    /// <summary>The grade of a seat, by its index in the plan.</summary>
    public string GradeOf(int seat) => Plan.Categories[Plan.CategoryOf(seat)].Name;

    /// <summary>The grade and price of a seat of the plan.</summary>
    /// <exception cref="KeyNotFoundException">The plan has no such seat, or its grade no price; both are checked before.</exception>
    public (string Grade, long Price) Offer(string seat)
    {
        if (!Plan.TryIndexOf(seat, out var index)) throw new KeyNotFoundException($"{Row.Performance} has no seat {seat}.");
        var grade = GradeOf(index);
        return (grade, Prices[grade]);
    }
}
