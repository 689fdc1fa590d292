using System.Text;
using Shouldly;
using Ticketing.Grains.Plans;

namespace Ticketing.Tests.Venues;

/// <summary>Shared by tests of plans: reads results, and writes a plan as text to compare whole plans.</summary>
internal static class PlanChecks
{
    public static SeatingPlan Plan(this PlanResult result)
    {
        result.Errors.ShouldBeEmpty();
        result.Plan.ShouldNotBeNull();
        return result.Plan;
    }

    public static PlanError OnlyError(this PlanResult result)
    {
        result.Plan.ShouldBeNull();
        return result.Errors.ShouldHaveSingleItem();
    }

    public static PlanResult Csv(string text) => CsvPlan.Import("시험", Encoding.UTF8.GetBytes(text));

    public static PlanResult Pretix(string json) => PretixPlan.Import(Encoding.UTF8.GetBytes(json));

    /// <summary>Every seat with all its data, in order.</summary>
    public static IEnumerable<string> Seats(this SeatingPlan plan) =>
        Enumerable.Range(0, plan.SeatCount).Select(s =>
            $"{plan.SeatId(s)}|{plan.Zones[plan.ZoneOf(s)].Name}|{plan.RowLabel(s)}|{plan.NumberLabel(s)}"
            + $"|{plan.Categories[plan.CategoryOf(s)].Name}|{plan.X(s)}|{plan.Y(s)}");

    /// <summary>The runs as seat ids, "1 2 3" per run.</summary>
    public static IEnumerable<string> RunsAsNumbers(this SeatingPlan plan)
    {
        var runs = plan.Runs.ToArray();
        return runs.Select(r => string.Join(' ', Enumerable.Range(r.Start, r.Count).Select(plan.NumberLabel)));
    }
}
