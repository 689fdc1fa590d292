using System.Text.Json;
using Orleans;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Performances;

/// <summary>
/// What giving tickets back costs. The performance tells it before anybody pays, and an order keeps what it was told. Days are calendar days
/// in the venue's time zone: who cancels at 23:59 on the third day before the performance cancels three days before it, at whatever hour it starts.
/// </summary>
/// <param name="Steps">The fee by the days that are left, most days first; without a step for the days that are left, tickets do not go back.</param>
/// <param name="FreeHours">Within so many hours of the payment nothing is kept …</param>
/// <param name="FreeDays">… while at least so many days are left.</param>
[GenerateSerializer, Immutable, Alias("Performances.CancellationTerms")]
public sealed record CancellationTerms(
    [property: Id(0)] IReadOnlyList<FeeStep> Steps,
    [property: Id(1)] int FreeHours,
    [property: Id(2)] int FreeDays)
{
    /// <summary>The most steps.</summary>
    public const int MaxSteps = 12;

    /// <summary>The most days before a performance that a step can begin at.</summary>
    public const int MaxDays = 366;

    /// <summary>The longest time after a payment in which nothing is kept, in hours.</summary>
    public const int MaxFreeHours = 24 * 30;

    /// <summary>The terms usual at Korean box offices.</summary>
    public static CancellationTerms Usual { get; } = new([new(10, 0), new(7, 10), new(3, 20), new(1, 30), new(0, 90)], 24, 3);

    /// <summary>What the terms break of the rules, or null.</summary>
    public Refusal? WhyNot()
    {
        if (Steps.Count is 0 or > MaxSteps) return Refusals.Invalid($"Cancellation terms have 1 to {MaxSteps} steps, not {Steps.Count}.");
        if (Steps.FirstOrDefault(step => step.DaysBefore is < 0 or > MaxDays || step.FeePercent is < 0 or > 100) is { } wrong)
            return Refusals.Invalid($"A cancellation step begins 0 to {MaxDays} days before and keeps 0 to 100 percent, not {wrong.DaysBefore} days and {wrong.FeePercent} percent.");
        if (Steps.Select(step => step.DaysBefore).Distinct().Count() != Steps.Count) return Refusals.Invalid("Two cancellation steps begin on the same day.");
        if (FreeHours is < 0 or > MaxFreeHours) return Refusals.Invalid($"The free hours after a payment are 0 to {MaxFreeHours}, not {FreeHours}.");
        return FreeDays is >= 0 and <= MaxDays ? null : Refusals.Invalid($"The days that must be left for the free hours are 0 to {MaxDays}, not {FreeDays}.");
    }

    /// <summary>The same terms with the steps in order, most days first.</summary>
    public CancellationTerms InOrder() => this with { Steps = [.. Steps.OrderByDescending(step => step.DaysBefore).ToArray()] };

    /// <summary>How many percent of a price are kept at this moment; null when it is too late to give tickets back.</summary>
    /// <param name="startsAt">When the performance starts.</param>
    /// <param name="zone">The venue's time zone.</param>
    /// <param name="freeUntil">Until when the buyer gives back free of charge because of the payment; null when the order has no such time.</param>
    /// <param name="now">The moment.</param>
    public int? PercentAt(DateTimeOffset startsAt, TimeZoneInfo zone, DateTimeOffset? freeUntil, DateTimeOffset now)
    {
        if (now >= startsAt) return null;
        var days = DayOf(startsAt, zone).DayNumber - DayOf(now, zone).DayNumber;
        if (days >= FreeDays && now < freeUntil) return 0;
        return Steps.FirstOrDefault(step => days >= step.DaysBefore)?.FeePercent;
    }

    /// <summary>
    /// The fee for one seat: rounded down to whole won, seat by seat. The fee for several seats is the sum, so an order that goes back in parts
    /// costs exactly what it costs as a whole.
    /// </summary>
    public static long FeeOf(long price, int percent) => price * percent / 100;

    /// <summary>The terms as text, for a row.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The terms that <see cref="Write"/> wrote; null for null.</summary>
    public static CancellationTerms? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<CancellationTerms>(text, JsonSerializerOptions.Web);

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
