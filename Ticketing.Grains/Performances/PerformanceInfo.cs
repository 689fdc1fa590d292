using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;

namespace Ticketing.Grains.Performances;

/// <summary>The settings, the plan and the prices of a performance, as needed to sell its seats.</summary>
/// <param name="Row">The settings.</param>
/// <param name="Plan">The seating plan; shared by all performances that use it.</param>
/// <param name="Prices">The price in won, by grade.</param>
public sealed record PerformanceInfo(PerformanceRow Row, SeatingPlan Plan, IReadOnlyDictionary<string, long> Prices)
{
    /// <summary>The reason why no seat can be held now; null when the sale is open.</summary>
    public Refusal? WhyNotOnSale(DateTimeOffset now)
    {
        if (now < Row.SaleOpensAt)
            return new Refusal(RefusalCode.NotOnSale, $"The sale opens at {Row.SaleOpensAt:O}.", RetryAfter: Row.SaleOpensAt - now);
        return now < Row.SaleClosesAt ? null : new Refusal(RefusalCode.NotOnSale, $"The sale closed at {Row.SaleClosesAt:O}.");
    }

    /// <summary>Whether the seat can be sold in this performance: seats of a grade without a price cannot.</summary>
    public bool IsPriced(string seat) =>
        Plan.TryIndexOf(seat, out var index) && Prices.ContainsKey(GradeOf(index));

    /// <summary>The grade of a seat, by its index in the plan.</summary>
    public string GradeOf(int seat) => Plan.Categories[Plan.CategoryOf(seat)].Name;

    /// <summary>The grade and price of a seat of the plan.</summary>
    /// <exception cref="KeyNotFoundException">The plan has no such seat, or its grade has no price; callers check both first.</exception>
    public (string Grade, long Price) Offer(string seat)
    {
        if (!Plan.TryIndexOf(seat, out var index)) throw new KeyNotFoundException($"{Row.Performance} has no seat {seat}.");
        var grade = GradeOf(index);
        return (grade, Prices[grade]);
    }
}
