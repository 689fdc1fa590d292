using Shouldly;
using Ticketing.Bench.Load;
using Ticketing.Bench.Reports;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>What becomes of counts on their way into a report.</summary>
[Trait("Suite", "Bench")]
public sealed class ReportTests
{
    [Fact]
    public void Ratios_are_the_median_of_the_rounds_between_the_lowest_and_the_highest() =>
        Ratio.Of([0.5, 0.1, 0.2, 0.4]).ShouldBe(new Ratio(0.1, (0.2 + 0.4) / 2, 0.5));

    [Fact]
    public void Refusals_are_counted_by_the_code_of_the_problem()
    {
        var result = new LoadResult();
        result.AddRefusal(409, """{"status":409,"code":"seats-taken"}"""u8);
        result.AddRefusal(409, """{"status":409,"code":"seats-taken"}"""u8);
        result.AddRefusal(503, "busy"u8);
        result.Codes.ShouldBe(new Dictionary<string, long> { ["seats-taken"] = 2, ["503"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public void Slices_add_up_step_by_step_and_second_by_second()
    {
        var (one, two) = (new LoadResult(), new LoadResult());
        one.AddLatency(TimeSpan.FromMilliseconds(3), "hold", TimeSpan.FromSeconds(0.5));
        two.AddLatency(TimeSpan.FromMilliseconds(5), "hold", TimeSpan.FromSeconds(0.9));
        two.AddLatency(TimeSpan.FromMilliseconds(1), "pay", TimeSpan.FromSeconds(1.1));
        one.Add(two);
        one.Steps["hold"].TotalCount.ShouldBe(2);
        one.Steps["pay"].TotalCount.ShouldBe(1);
        one.Seconds.ShouldBe([new LoadResult.Second(2, TimeSpan.FromMilliseconds(5)), new LoadResult.Second(1, TimeSpan.FromMilliseconds(1))]);
    }

    [Fact]
    public void The_summary_has_a_line_for_each_and_a_column_for_each_scenario()
    {
        var cost = new Cost(new Dictionary<string, TimeSpan>(StringComparer.Ordinal) { ["peer"] = TimeSpan.FromSeconds(3) }, TimeSpan.FromSeconds(1));
        Figure Of(string scenario, string subject, string phase, double perSecond) => Figure.Of(scenario, subject, phase, new LoadResult(), perSecond, cost, seconds: 1);
        Figure[] figures =
        [
            Of("hold", "bare", "closed", 20_000),
            Of("hold", "ours, SQLite", "closed", 5_000) with { ToBare = Ratio.Of([0.25]) },
            Of("hold", "ours with A=1", "closed", 4_500) with { ToBare = Ratio.Of([0.23]), ToOurs = Ratio.Of([0.9]), WarmUp = new WarmUp(14, StandsStill: false) },
            Of("hold", "ours, SQLite", "open 50 %", 2_500) with { OfClosed = 0.5, AskedPerSecond = 2_500 },
            Of("hold", "MySQL row lock", "closed", 500) with { ToBare = Ratio.Of([0.025]), OursIs = Ratio.Of([10]) },
            Of("hold", "Redis lock", "closed", 250) with { ToBare = Ratio.Of([0.0125]), OursIs = Ratio.Of([20]), OursOnMariaDbIs = Ratio.Of([8]) },
        ];
        Table.Summary(figures).ShouldBe(
        [
            "| per second | hold |",
            "|---|---|",
            "| bare | 20,000 |",
            "| ours, SQLite | 5,000; 0.25 of bare |",
            "| ours with A=1 | ~4,500; 0.90 of ours |",
            "| MySQL row lock | 500; ours 10.0 × |",
            "| Redis lock | 250; ours 20.0 ×, on MariaDB 8.0 × |",
            "",
            "~ The rate still moved after the warm-up.",
        ]);
        figures[0].DriverShare.ShouldBe(0.25);
    }

    [Fact]
    public void Latencies_at_shares_of_the_rate_have_a_table_of_their_own()
    {
        var result = new LoadResult { Requests = 990, Succeeded = 990, NotBegun = 10 };
        foreach (var milliseconds in Enumerable.Range(1, 1_000)) result.AddLatency(TimeSpan.FromMilliseconds(milliseconds), "", TimeSpan.Zero);
        var cost = new Cost(new Dictionary<string, TimeSpan>(StringComparer.Ordinal) { ["silo and API"] = TimeSpan.FromSeconds(1) }, TimeSpan.FromSeconds(1));
        var figure = Figure.Of("hold", "ours, SQLite", "open 70 %", result, 990, cost, seconds: 1) with { OfClosed = 0.7, AskedPerSecond = 1_000 };

        Table.Latencies([figure]).Last().ShouldBe("| hold | ours, SQLite | 70 % | 1,000 | 990 | 10 | 500 | 900 | 990 | 999 | 1000 |");
        Table.Lines([figure]).Count().ShouldBe(2, "a head and no line");
        Table.Latencies([figure with { OfClosed = null }]).ShouldBeEmpty();
    }
}
