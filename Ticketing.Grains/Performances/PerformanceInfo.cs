using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;

namespace Ticketing.Grains.Performances;

/// <summary>The settings, the plan and the prices of a performance, as needed to sell its seats.</summary>
/// <param name="Row">The settings.</param>
/// <param name="Plan">The seating plan; shared by all performances that use it.</param>
/// <param name="Prices">The price in won, by grade.</param>
/// <param name="Programme">What is played, and where.</param>
/// <param name="Terms">What giving tickets back costs who orders now.</param>
public sealed record PerformanceInfo(
    PerformanceRow Row, SeatingPlan Plan, IReadOnlyDictionary<string, long> Prices, Programme Programme, CancellationTerms Terms)
{
    /// <summary>The reason why no seat can be held now; null when the sale is open.</summary>
    public Refusal? WhyNotOnSale(DateTimeOffset now)
    {
        if (now < Row.SaleOpensAt)
            return new Refusal(RefusalCode.NotOnSale, $"The sale opens at {Row.SaleOpensAt:O}.", RetryAfter: Row.SaleOpensAt - now, Facts: new RefusalFacts { OpensAt = Row.SaleOpensAt });
        return now < Row.SaleClosesAt ? null : new Refusal(RefusalCode.NotOnSale, $"The sale closed at {Row.SaleClosesAt:O}.", Facts: new RefusalFacts { ClosedAt = Row.SaleClosesAt });
    }

    /// <summary>The grade of a seat, by its index in the plan.</summary>
    public string GradeOf(int seat) => Plan.Categories[Plan.CategoryOf(seat)].Name;

    /// <summary>What a seat is offered as.</summary>
    /// <param name="seat">The seat's index in the plan.</param>
    /// <param name="grade">Its grade.</param>
    /// <param name="price">Its price in won.</param>
    /// <returns>False when the grade has no price: such a seat is not sold here.</returns>
    public bool TryOffer(int seat, out string grade, out long price)
    {
        grade = GradeOf(seat);
        return Prices.TryGetValue(grade, out price);
    }

    /// <summary>The grade and price of a seat that somebody holds or owns.</summary>
    /// <exception cref="KeyNotFoundException">The plan has no such seat, or its grade no price; nobody can hold such a seat.</exception>
    public (string Grade, long Price) Offer(string seat) => Plan.TryIndexOf(seat, out var index) && TryOffer(index, out var grade, out var price)
        ? (grade, price)
        : throw new KeyNotFoundException($"{Row.Performance} does not sell a seat {seat}.");
}
