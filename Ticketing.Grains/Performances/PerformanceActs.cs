using System.Globalization;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Performances;

/// <summary>
/// The entries of the audit log about a performance. A change, a removal and a block are in the log whoever does them, because buyers rest on
/// what they were told; a new performance only when an admin makes it for somebody else. Pure.
/// </summary>
internal static class PerformanceActs
{
    private const int MostSeatsNamed = 20;

    /// <summary>The rows of a new performance or of a change.</summary>
    public static RowWrite[] Of(
        Actor by, PerformanceRow? before, PerformanceRow next, IReadOnlyList<GradePriceRow> prices, IReadOnlyList<GradePrice> wanted, DateTimeOffset now)
    {
        var on = $"performances/{next.Performance}";
        if (before is null) return AuditRow.OfStranger(by, next.Owner, "performance.create", on, Describe(next), now);
        var changed = Changes(before, next, prices, wanted).ToArray();
        return [AuditRow.Of(by, "performance.change", on, changed.Length == 0 ? "nothing" : string.Join("; ", changed), now)];
    }

    /// <summary>A performance in words.</summary>
    public static string Describe(PerformanceRow row) => $"show {row.ShowId} in venue {row.VenueId} at {Text(row.StartsAt)}";

    /// <summary>Seats in words: how many, and the first of them.</summary>
    public static string Describe(IReadOnlyList<string> seats) =>
        $"{seats.Count.ToString(CultureInfo.InvariantCulture)} seats: {string.Join(", ", seats.Take(MostSeatsNamed))}{(seats.Count > MostSeatsNamed ? ", …" : "")}";

    private static IEnumerable<string> Changes(
        PerformanceRow before, PerformanceRow next, IReadOnlyList<GradePriceRow> prices, IReadOnlyList<GradePrice> wanted)
    {
        if (before.VenueId != next.VenueId) yield return $"venue {before.VenueId} to {next.VenueId}";
        if (before.PlanId != next.PlanId) yield return $"plan {before.PlanId} to {next.PlanId}";
        if (before.StartsAt != next.StartsAt) yield return $"start {Text(before.StartsAt)} to {Text(next.StartsAt)}";
        if (before.SaleOpensAt != next.SaleOpensAt) yield return $"opening {Text(before.SaleOpensAt)} to {Text(next.SaleOpensAt)}";
        if (before.SaleClosesAt != next.SaleClosesAt) yield return $"closing {Text(before.SaleClosesAt)} to {Text(next.SaleClosesAt)}";
        if (before.HoldTtl != next.HoldTtl) yield return $"hold time {before.HoldTtl:c} to {next.HoldTtl:c}";
        if (before.SeatLimit != next.SeatLimit) yield return $"seat limit {before.SeatLimit} to {next.SeatLimit}";
        if (before.HasWaitingRoom != next.HasWaitingRoom) yield return next.HasWaitingRoom ? "waiting room added" : "waiting room removed";
        if (before.Terms != next.Terms) yield return "terms of cancellation";

        var byGrade = prices.ToDictionary(static row => row.Grade, static row => row.Price, StringComparer.Ordinal);
        foreach (var (grade, price) in wanted)
        {
            if (!byGrade.Remove(grade, out var earlier)) yield return $"price of {grade} new at {price}";
            else if (earlier != price) yield return $"price of {grade} {earlier} to {price}";
        }

        foreach (var grade in byGrade.Keys) yield return $"price of {grade} removed";
    }

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
