using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Tests.Sales;

/// <summary>
/// A performance small enough to know by heart: rows of ten seats, <c>A-1-1</c> to <c>A-4-10</c>. Row 1 is VIP at 150,000 won,
/// row 2 R at 110,000, row 3 is free, and row 4 has no price and so is not sold.
/// </summary>
internal static class SmallHall
{
    public const string Performance = "공연-1";
    public const long VipPrice = 150_000;
    public const long RPrice = 110_000;

    public static readonly TimeSpan HoldTtl = TimeSpan.FromMinutes(5);

    public static SeatingPlan Plan { get; } = new GridPlan(
        "작은 홀",
        [new PlanCategory("VIP", "#aa0000"), new PlanCategory("R", "#00aa00"), new PlanCategory("초대", "#0000aa"), new PlanCategory("시야방해", "#aaaaaa")],
        [
            new GridZone("A", 4, 10, [new GridGrade(1, 1, "VIP"), new GridGrade(2, 2, "R"), new GridGrade(3, 3, "초대"), new GridGrade(4, 4, "시야방해")])
            {
                Prefix = "A",
            },
        ]).Generate().Plan!;

    /// <summary>The settings: on sale since an hour, starting in 30 days.</summary>
    public static PerformanceRow Row(DateTimeOffset now) => new(
        Performance,
        "show-1",
        "venue-1",
        "plan-1",
        Guid.Empty,
        now.AddDays(30),
        now.AddHours(-1),
        now.AddDays(29),
        HoldTtl,
        4,
        false)
    {
        Version = 1,
    };

    public static PerformanceInfo Info(DateTimeOffset now) => new(
        Row(now), Plan, new Dictionary<string, long>(StringComparer.Ordinal) { ["VIP"] = VipPrice, ["R"] = RPrice, ["초대"] = 0 }, Programme, CancellationTerms.Usual);

    /// <summary>What people call the performance by.</summary>
    public static Programme Programme { get; } = new("", "", VenueRules.UsualTimeZone);

    /// <summary>Puts plan, prices and the performance into a store.</summary>
    public static async Task OpenAsync(IRowStore store, PerformanceRow row)
    {
        var conflict = await store.TryCommitAsync(
        [
            row,
            new PlanRow(row.PlanId, row.VenueId, Plan.Name, Plan.SeatCount, PlanDocument.Write(Plan), row.SaleOpensAt) { Version = 1 },
            .. Info(row.SaleOpensAt).Prices.Select(price => (RowWrite)new GradePriceRow(row.Performance, price.Key, price.Value) { Version = 1 }),
        ]);
        if (conflict is not null) throw new InvalidOperationException($"{conflict} is there already.");
    }
}
