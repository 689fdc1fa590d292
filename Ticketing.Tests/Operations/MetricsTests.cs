using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Operations.Metrics;
using Xunit;

namespace Ticketing.Tests.Operations;

[Trait("Suite", "Unit")]
public sealed class MetricsTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MetricCollector collector;
    private readonly Meter meter;

    public MetricsTests()
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        meter = meters.Create("Test");
        collector = new MetricCollector(meters, instrument => instrument.Meter.Name == "Test");
    }

    public void Dispose()
    {
        collector.Dispose();
        services.Dispose();
    }

    [Fact]
    public void A_counter_is_written_with_help_type_unit_and_total()
    {
        var counter = meter.CreateCounter<long>("shop.sales", "{ticket}", "Tickets \\ sold\nso far");
        counter.Add(2);
        counter.Add(3);
        Text().ShouldBe("# HELP shop_sales_total Tickets \\\\ sold\\nso far\n# TYPE shop_sales_total counter\nshop_sales_total 5\n");
    }

    [Fact]
    public void Values_of_tags_are_escaped_and_names_cleaned()
    {
        meter.CreateCounter<int>("c", null, "x").Add(1, new("a.b", "quote \" back \\ line \n 한글"), new("flag", true), new("none", null));
        Text().ShouldContain("c_total{a_b=\"quote \\\" back \\\\ line \\n 한글\",flag=\"true\",none=\"\"} 1\n");
    }

    [Fact]
    public void A_histogram_counts_up_through_its_buckets()
    {
        var histogram = meter.CreateHistogram<double>("wait", "s", "x", advice: new() { HistogramBucketBoundaries = [0.5, 1] });
        foreach (var wait in new[] { 0.5, 0.7, 4 }) histogram.Record(wait, new KeyValuePair<string, object?>("door", "east"));
        Text().ShouldBe("""
            # HELP wait_seconds x
            # TYPE wait_seconds histogram
            wait_seconds_bucket{door="east",le="0.5"} 1
            wait_seconds_bucket{door="east",le="1"} 2
            wait_seconds_bucket{door="east",le="+Inf"} 3
            wait_seconds_sum{door="east"} 5.2
            wait_seconds_count{door="east"} 3

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_is_no_longer_observed_is_no_longer_written()
    {
        var rooms = new List<string> { "one", "two" };
        meter.CreateObservableGauge("waiting", () => rooms.Select(room => new Measurement<int>(7, [new("room", room)])).ToList(), "{person}", "x");
        Text().ShouldContain("waiting{room=\"two\"} 7\n");
        rooms.Remove("two");
        Text().ShouldBe("# HELP waiting x\n# TYPE waiting gauge\nwaiting{room=\"one\"} 7\n");
    }

    [Fact]
    public void Up_and_down_counters_are_gauges_that_add_and_gauges_are_set()
    {
        var open = meter.CreateUpDownCounter<int>("open", null, "x");
        open.Add(3);
        open.Add(-1);
        var level = meter.CreateGauge<double>("level", "1", "x");
        level.Record(0.25);
        level.Record(0.5);
        Text().ShouldBe("# HELP level_ratio x\n# TYPE level_ratio gauge\nlevel_ratio 0.5\n# HELP open x\n# TYPE open gauge\nopen 2\n");
    }

    [Fact]
    public void Series_beyond_the_limit_are_counted_in_one()
    {
        var counter = meter.CreateCounter<int>("c", null, "x");
        for (var i = 0; i < MetricFamily.MaxSeries + 50; i++) counter.Add(1, new KeyValuePair<string, object?>("id", i));
        var family = collector.Find("c")!;
        family.Series.Count().ShouldBe(MetricFamily.MaxSeries + 1);
        family.Series.Single(series => series.Labels[0].Key == "otel.metric.overflow").Value.ShouldBe(50);
    }

    [Fact]
    public void Another_application_of_the_process_is_not_heard()
    {
        using var other = new ServiceCollection().AddMetrics().BuildServiceProvider();
        other.GetRequiredService<IMeterFactory>().Create("Test").CreateCounter<int>("foreign").Add(1);
        Text().ShouldBe("");
    }

    [Fact]
    public async Task Nothing_is_lost_when_many_threads_record()
    {
        var counter = meter.CreateCounter<long>("c", null, "x");
        var histogram = meter.CreateHistogram<double>("h", "s", "x");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                counter.Add(1, new KeyValuePair<string, object?>("shard", i % 10));
                histogram.Record(1);
            }
        })));
        collector.Find("c")!.Series.Select(series => series.Value).ShouldBe(Enumerable.Repeat(4_000d, 10));
        collector.Find("h")!.Series.Single().Distribution().Count.ShouldBe(40_000);
        collector.Find("h")!.Series.Single().Value.ShouldBe(40_000);
    }

    private string Text() => collector.Collect(PrometheusText.Write);
}
