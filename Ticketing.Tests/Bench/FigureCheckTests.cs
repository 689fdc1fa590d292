using Shouldly;
using Ticketing.Bench.Comparisons;
using Ticketing.Bench.Load;
using Ticketing.Bench.Reports;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>A value that is missing fails the run: nothing passes because there was nothing to compare.</summary>
[Trait("Suite", "Bench")]
public sealed class FigureCheckTests
{
    private static readonly Cost Cost = new(new Dictionary<string, TimeSpan>(StringComparer.Ordinal) { ["peer"] = TimeSpan.FromSeconds(2), ["MariaDB"] = TimeSpan.FromSeconds(1) }, TimeSpan.FromSeconds(1));
    private static readonly Ratio Sound = new(0.1, 0.2, 0.3);

    [Fact]
    public void A_sound_figure_lacks_nothing() =>
        FigureCheck.Problems(NewFigure() with { ToBare = Sound, ToOurs = Sound, OursIs = Sound, OursOnMariaDbIs = Sound, OfClosed = 0.7, AskedPerSecond = 70, LastToFirst = 0.9 }).ShouldBeEmpty();

    [Fact]
    public void Processor_time_is_told_of_each_process_for_one_piece_of_work()
    {
        NewFigure().Microseconds.ShouldBe(new Dictionary<string, double>(StringComparer.Ordinal) { ["peer"] = 20_000, ["MariaDB"] = 10_000, ["driver"] = 10_000 }, ignoreOrder: true);
        NewFigure().ServerMicroseconds.ShouldBe(30_000);
    }

    [Fact]
    public void A_load_that_did_nothing_is_no_figure() =>
        FigureCheck.Problems(Figure.Of("hold", "ours, SQLite", "closed", new LoadResult(), 0, Cost, seconds: 0)).ShouldContain("nothing was done");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_is_none_is_seen(double rate)
    {
        FigureCheck.Problems(NewFigure() with { PerSecond = rate }).ShouldHaveSingleItem().ShouldStartWith("work per second is");
        FigureCheck.Problems(NewFigure() with { RequestsPerSecond = rate }).ShouldHaveSingleItem().ShouldStartWith("requests per second is");
        FigureCheck.Problems(NewFigure() with { Seconds = rate }).ShouldHaveSingleItem().ShouldStartWith("the time is");
        FigureCheck.Problems(NewFigure() with { ServerMicroseconds = rate }).ShouldHaveSingleItem().ShouldStartWith("the servers' processor time is");
        FigureCheck.Problems(NewFigure() with { OfClosed = rate }).ShouldHaveSingleItem().ShouldStartWith("the share");
        FigureCheck.Problems(NewFigure() with { AskedPerSecond = rate }).ShouldHaveSingleItem().ShouldStartWith("the rate asked for is");
        FigureCheck.Problems(NewFigure() with { LastToFirst = rate }).ShouldHaveSingleItem().ShouldStartWith("the rate at the end");
    }

    [Fact]
    public void A_ratio_that_is_none_is_seen()
    {
        FigureCheck.Problems(NewFigure() with { ToBare = Ratio.Of([0.2, double.NaN]) }).ShouldHaveSingleItem().ShouldStartWith("the ratio to the bare endpoint is");
        FigureCheck.Problems(NewFigure() with { ToOurs = Ratio.Of([0]) }).ShouldHaveSingleItem();
        FigureCheck.Problems(NewFigure() with { OursIs = Ratio.Of([1, double.PositiveInfinity]) }).ShouldHaveSingleItem();
        FigureCheck.Problems(NewFigure() with { OursOnMariaDbIs = new Ratio(0.3, 0.2, 0.1) }).ShouldHaveSingleItem();
        Should.Throw<ArgumentException>(() => Ratio.Of([]));
    }

    [Fact]
    public void Latencies_that_are_missing_or_out_of_order_are_seen()
    {
        FigureCheck.Problems(NewFigure() with { Latency = Percentiles.Of(Latencies.New()) }).ShouldHaveSingleItem().ShouldStartWith("the latencies are");
        FigureCheck.Problems(NewFigure() with { Latency = NewFigure().Latency with { P99 = 0 } }).ShouldHaveSingleItem();
        FigureCheck.Problems(NewFigure() with { Steps = new Dictionary<string, Percentiles>(StringComparer.Ordinal) { ["pay"] = Percentiles.Of(Latencies.New()) } })
            .ShouldBe(["the latencies of pay are missing"]);
    }

    [Fact]
    public void A_process_whose_processor_time_is_missing_is_seen()
    {
        FigureCheck.Problems(NewFigure() with { Microseconds = new Dictionary<string, double>(StringComparer.Ordinal) { ["driver"] = 3 } }).ShouldBe(["the processor time of a process is missing"]);
        FigureCheck.Problems(NewFigure() with { Microseconds = new Dictionary<string, double>(StringComparer.Ordinal) { ["driver"] = 3, ["peer"] = double.NaN } })
            .ShouldHaveSingleItem().ShouldStartWith("the processor time of peer is");
    }

    [Fact]
    public void Who_should_have_played_and_has_no_figure_is_seen()
    {
        Figure[] figures = [NewFigure() with { Subject = "bare" }, NewFigure() with { ToBare = Sound }];
        FigureCheck.Absent([("hold", "bare"), ("hold", "ours, SQLite")], figures).ShouldBeEmpty();
        FigureCheck.Absent([("hold", "bare"), ("hold", "MySQL row lock"), ("race", "bare")], figures)
            .ShouldBe(["hold, MySQL row lock: there is no figure", "race, bare: there is no figure"]);
        FigureCheck.Absent([("hold", "ours, SQLite")], [NewFigure()]).ShouldBe(["hold, ours, SQLite: there is no ratio to the bare endpoint"]);
        FigureCheck.Absent([("hold", "bare")], [NewFigure() with { Subject = "bare", Phase = "cold" }]).ShouldBe(["hold, bare: there is no figure"]);
    }

    [Fact]
    public void A_report_takes_no_figure_that_lacks_something()
    {
        var report = new Report(TextWriter.Null, TextWriter.Null);
        report.Add([NewFigure(), NewFigure() with { PerSecond = double.NaN }]);
        report.Figures.ShouldHaveSingleItem();
        report.Failures.ShouldHaveSingleItem().ShouldStartWith("hold, ours, SQLite, closed: work per second is");
    }

    [Fact]
    public void Whether_a_rate_falls_is_told_from_its_first_and_last_fifths_without_the_last_second()
    {
        Falling.LastToFirst(Seconds(100, 100, 100, 100, 100, 100, 100, 100, 70, 90, 3)).ShouldBe(0.8);
        Falling.LastToFirst(Seconds(100, 100, 100, 100, 100)).ShouldBe(double.NaN);
        Falling.LastToFirst(Seconds(0, 100, 100, 100, 100, 100)).ShouldBe(double.NaN);
        Falling.LastToFirst([]).ShouldBe(double.NaN);

        static LoadResult.Second[] Seconds(params long[] done) => [.. done.Select(count => new LoadResult.Second(count, TimeSpan.Zero))];
    }

    private static Figure NewFigure()
    {
        var result = new LoadResult { Requests = 100, Succeeded = 100 };
        result.AddLatency(TimeSpan.FromMilliseconds(3), "", TimeSpan.FromSeconds(0.5));
        return Figure.Of("hold", "ours, SQLite", "closed", result, 100, Cost, seconds: 1);
    }
}
