using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;

namespace Ticketing.Grains.Performances;

/// <summary>The rules for a performance's settings. Pure.</summary>
public static class PerformanceRules
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>The reason why these settings are not allowed, or null.</summary>
    /// <param name="draft">The settings.</param>
    /// <param name="plan">The plan whose seats are sold.</param>
    public static Refusal? WhyNot(PerformanceDraft draft, SeatingPlan plan) =>
        WhyNotWindow(draft)
        ?? Within("hold time", draft.HoldTtl, PerformanceLimits.MinHoldTtl, PerformanceLimits.MaxHoldTtl)
        ?? (draft.SeatLimit is >= 1 and <= PerformanceLimits.MaxSeatLimit
            ? null
            : Refusals.Invalid($"The seat limit is 1 to {PerformanceLimits.MaxSeatLimit}, not {draft.SeatLimit}."))
        ?? WhyNotPrices(draft.Prices, plan)
        ?? WhyNotRoom(draft)
        ?? draft.Terms?.WhyNot();

    /// <summary>The reason why a performance cannot start at this time, or null.</summary>
    public static Refusal? WhyNotAt(DateTimeOffset startsAt, DateTimeOffset now)
    {
        if (startsAt <= now) return Refusals.Invalid($"{startsAt:O} is in the past.");
        return startsAt - now <= PerformanceLimits.MaxAhead ? null : Refusals.Invalid($"A performance is at most {PerformanceLimits.MaxAhead.Days} days ahead.");
    }

    /// <summary>Whether a silo may already allow holds, even one with slightly old settings or with a clock that is a little ahead.</summary>
    public static bool MayBeOpen(PerformanceRow row, DateTimeOffset now) => now + Slack >= row.SaleOpensAt;

    /// <summary>When no silo allows holds any more, even one with slightly old settings or with a clock that is a little behind.</summary>
    public static DateTimeOffset SurelyClosedAt(PerformanceRow row) => row.SaleClosesAt + Slack;

    /// <summary>The performance with its sale closed.</summary>
    public static PerformanceRow Closed(PerformanceRow row, DateTimeOffset now) => row with
    {
        SaleOpensAt = row.SaleOpensAt < now ? row.SaleOpensAt : now,
        SaleClosesAt = now,
        Version = row.Version + 1,
    };

    /// <summary>The date cannot be removed, because seats are held or sold.</summary>
    public static Refusal HasBuyers { get; } = new(RefusalCode.DateInUse, "Seats of the performance are held or sold.");

    /// <summary>The date cannot be removed before every silo knows that its sale is closed.</summary>
    public static Refusal ClosesFirst(TimeSpan wait) =>
        new(RefusalCode.DateInUse, "The sale was open and is closed now. Ask again when nobody can hold seats any more.", RetryAfter: wait);

    /// <summary>The reason why an edit is not allowed once seats may be held or sold; null when it is allowed.</summary>
    /// <param name="row">The performance.</param>
    /// <param name="prices">Its prices.</param>
    /// <param name="draft">The new settings.</param>
    /// <param name="planId">The new plan.</param>
    /// <param name="begun">Whether the sale may be open, or any seat was ever held, sold or withheld.</param>
    public static Refusal? WhyNotNow(
        PerformanceRow row, IReadOnlyList<GradePriceRow> prices, PerformanceDraft draft, string planId, bool begun)
    {
        if (!begun) return null;
        if (row.VenueId != draft.VenueId || row.PlanId != planId)
            return Refusals.Invalid("Venue and plan are fixed once the sale has opened or a seat was blocked, held or sold.");

        // Seats of a removed grade may be in somebody's cart and would lose their price.
        var withdrawn = prices.FirstOrDefault(price => draft.Prices.All(wanted => wanted.Grade != price.Grade));
        return withdrawn is null
            ? null
            : Refusals.Invalid($"The grade {withdrawn.Grade} cannot be withdrawn any more; block its seats instead.");
    }

    /// <summary>The row of a performance with these settings.</summary>
    /// <param name="performance">Its id.</param>
    /// <param name="showId">Its show.</param>
    /// <param name="owner">The promoter who owns it.</param>
    /// <param name="planId">The plan whose seats are sold.</param>
    /// <param name="draft">The settings, checked.</param>
    /// <param name="terms">What giving tickets back costs.</param>
    /// <param name="version">The version the row gets: 1 for a new performance.</param>
    /// <param name="verifiedEmailOnly">Whether it is sold only to people with a verified e-mail address, where the draft does not say.</param>
    public static PerformanceRow RowOf(
        string performance, string showId, Guid owner, string planId, PerformanceDraft draft, CancellationTerms terms, long version, bool verifiedEmailOnly = false) =>
        new(
            performance,
            showId,
            draft.VenueId,
            planId,
            owner,
            draft.StartsAt.ToUniversalTime(),
            draft.SaleOpensAt.ToUniversalTime(),
            draft.SaleClosesAt.ToUniversalTime(),
            draft.HoldTtl,
            draft.SeatLimit,
            draft.HasWaitingRoom,
            terms.Write(),
            draft.VerifiedEmailOnly ?? verifiedEmailOnly)
        {
            Version = version,
        };

    private static Refusal? WhyNotWindow(PerformanceDraft draft)
    {
        if (draft.SaleOpensAt >= draft.SaleClosesAt) return Refusals.Invalid("The sale must open before it closes.");
        return draft.SaleClosesAt <= draft.StartsAt ? null : Refusals.Invalid("The sale must close when the performance starts, or before.");
    }

    private static Refusal? WhyNotPrices(IReadOnlyList<GradePrice> prices, SeatingPlan plan)
    {
        if (prices.Count == 0 || prices.Count > plan.Categories.Count)
            return Refusals.Invalid($"Name 1 to {plan.Categories.Count} prices; the plan has no more grades.");
        if (prices.FirstOrDefault(price => !plan.TryCategory(price.Grade, out _)) is { } unknown)
            return Refusals.Invalid($"The plan has no grade {PlanText.Quote(unknown.Grade)}.");
        if (prices.Select(price => price.Grade).Distinct(StringComparer.Ordinal).Count() != prices.Count)
            return Refusals.Invalid("A grade has two prices.");
        return prices.FirstOrDefault(price => price.Price is < 0 or > PerformanceLimits.MaxPrice) is { } wrong
            ? Refusals.Invalid($"The price of {wrong.Grade} is 0 to {PerformanceLimits.MaxPrice} won, not {wrong.Price}.")
            : null;
    }

    private static Refusal? WhyNotRoom(PerformanceDraft draft)
    {
        if (draft.WaitingRoom is not { } room) return null;
        if (!draft.HasWaitingRoom) return Refusals.Invalid("Settings for a waiting room that the performance does not have.");
        if (room.Validate() is not WaitingRoomSettingsRefusal.None and var wrong)
            return Refusals.Invalid($"The waiting room's {wrong} is outside its limits.");
        return room.OpensAt < draft.SaleClosesAt ? null : Refusals.Invalid("The waiting room opens only when the sale is over.");
    }

    private static Refusal? Within(string what, TimeSpan value, TimeSpan min, TimeSpan max) => value >= min && value <= max
        ? null
        : Refusals.Invalid($"The {what} is {min.TotalSeconds:0} to {max.TotalSeconds:0} seconds, not {value.TotalSeconds:0.###}.");
}
