using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Ticketing.Hosting.Telemetry;
using Ticketing.Hosting.Telemetry.Metrics;
using Xunit;

namespace Ticketing.Tests.Operations;

/// <summary>How instruments are called and counted in what Prometheus reads.</summary>
[Trait("Suite", "Unit")]
public sealed class MetricsTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private Meter _meter = null!;

    public async Task InitializeAsync()
    {
        _app = await StartAsync();
        _meter = MeterOf(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_counter_is_written_with_help_type_unit_and_total()
    {
        var counter = _meter.CreateCounter<long>("shop.sales", "{ticket}", "Tickets \\ sold\nso far");
        counter.Add(2);
        counter.Add(3);
        (await LinesAsync("shop")).ShouldBe(["# TYPE shop_sales_total counter", "# HELP shop_sales_total Tickets \\\\ sold\\nso far", "shop_sales_total{} 5"]);
    }

    [Fact]
    public async Task Values_of_tags_are_escaped_and_names_cleaned()
    {
        _meter.CreateCounter<int>("c", null, "x").Add(1, new("a.b", "quote \" back \\ line \n 한글"), new("flag", true), new("none", null));
        (await LinesAsync("c_total{")).ShouldContain("c_total{a_b=\"quote \\\" back \\\\ line \\n 한글\",flag=\"true\",none=\"\"} 1");
    }

    [Fact]
    public async Task A_histogram_counts_up_through_its_buckets()
    {
        var histogram = _meter.CreateHistogram<double>("wait", "s", "x", advice: new() { HistogramBucketBoundaries = [0.5, 1] });
        foreach (var wait in new[] { 0.5, 0.7, 4 }) histogram.Record(wait, new KeyValuePair<string, object?>("door", "east"));
        (await LinesAsync("wait_seconds")).ShouldBe(
        [
            "# TYPE wait_seconds histogram",
            "# HELP wait_seconds x",
            "wait_seconds_bucket{door=\"east\",le=\"0.5\"} 1",
            "wait_seconds_bucket{door=\"east\",le=\"1\"} 2",
            "wait_seconds_bucket{door=\"east\",le=\"+Inf\"} 3",
            "wait_seconds_sum{door=\"east\"} 5.2",
            "wait_seconds_count{door=\"east\"} 3",
        ]);
    }

    [Theory]
    [InlineData("s", "seconds", "0.0001 0.00025 0.0005 0.001 0.0025 0.005 0.01 0.025 0.05 0.1 0.25 0.5 1 2.5 5 10 30")]
    [InlineData("ms", "milliseconds", "0.1 0.25 0.5 1 2.5 5 10 25 50 100 250 500 1000 2500 5000 10000 30000")]
    [InlineData("{row}", "", "1 2 5 10 20 50 100 200 500 1000 2000 5000 10000")]
    public async Task A_histogram_without_advice_has_the_bounds_of_its_unit(string unit, string suffix, string bounds)
    {
        _meter.CreateHistogram<double>("h", unit, "x").Record(1);
        var name = suffix.Length > 0 ? $"h_{suffix}_bucket" : "h_bucket";
        (await LinesAsync(name)).Select(line => line.Split("le=\"")[1].Split('"')[0]).ShouldBe([.. bounds.Split(' '), "+Inf"]);
    }

    [Fact]
    public async Task What_is_no_longer_observed_is_no_longer_written()
    {
        var rooms = new List<string> { "one", "two" };
        _meter.CreateObservableGauge("waiting", () => rooms.Select(room => new Measurement<int>(7, [new("room", room)])).ToList(), "{person}", "x");
        (await LinesAsync("waiting{")).ShouldBe(["waiting{room=\"one\"} 7", "waiting{room=\"two\"} 7"]);
        rooms.Remove("two");
        (await LinesAsync("waiting{")).ShouldBe(["waiting{room=\"one\"} 7"]);
    }

    [Fact]
    public async Task Up_and_down_counters_are_gauges_that_add_and_gauges_are_set()
    {
        var open = _meter.CreateUpDownCounter<int>("open", null, "x");
        open.Add(3);
        open.Add(-1);
        var level = _meter.CreateGauge<double>("level", "1", "x");
        level.Record(0.25);
        level.Record(0.5);
        (await LinesAsync("open")).ShouldBe(["# TYPE open gauge", "# HELP open x", "open{} 2"]);
        (await LinesAsync("level")).ShouldBe(["# TYPE level gauge", "# HELP level x", "level{} 0.5"]);
    }

    [Fact]
    public async Task A_gauge_does_not_end_as_a_part_of_a_histogram_does_and_the_threads_of_the_pool_are_one()
    {
        _meter.CreateObservableGauge("open.count", () => 1, "{door}", "x");
        (await LinesAsync("open")).ShouldBe(["# TYPE open gauge", "# HELP open x", "open{} 1"]);
        (await LinesAsync("dotnet_thread_pool_thread")).ShouldContain("# TYPE dotnet_thread_pool_thread gauge");
        (await LinesAsync("dotnet_thread_pool_queue_length")).ShouldContain("# TYPE dotnet_thread_pool_queue_length gauge");
        (await LinesAsync("dotnet_thread_pool")).ShouldNotContain(line => line.Contains("thread_count", StringComparison.Ordinal) || line.Contains("length_total", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Series_beyond_the_limit_are_counted_in_one()
    {
        var counter = _meter.CreateCounter<int>("c", null, "x");
        for (var i = 0; i < MetricViews.MaxSeries + 50; i++) counter.Add(1, new KeyValuePair<string, object?>("id", i));
        var series = await LinesAsync("c_total{");
        series.Count.ShouldBe(MetricViews.MaxSeries + 1);
        series.ShouldContain("c_total{otel_metric_overflow=\"true\"} 50");
    }

    [Fact]
    public async Task Another_application_of_the_process_is_not_heard()
    {
        await using var other = await StartAsync();
        MeterOf(other).CreateCounter<int>("foreign").Add(1);
        (await LinesAsync("foreign")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nobody_samples_nobody_listens()
    {
        await using var silent = await StartAsync("");
        MeterOf(silent).CreateCounter<int>("unheard").Enabled.ShouldBeFalse();
        _meter.CreateCounter<int>("heard").Enabled.ShouldBeTrue();
    }

    [Fact]
    public async Task Every_scraper_gets_the_same_names()
    {
        _meter.CreateCounter<int>("shop.sales").Add(1);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation(
            "Accept", "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.5");
        var answer = await http.GetAsync(AddressOf(_app));
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\nshop_sales_total{} 1\n");
    }

    private static async Task<WebApplication> StartAsync(string metrics = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", $"--Operations:Metrics={metrics}"]);
        builder.Logging.ClearProviders();
        builder.AddTelemetry();
        var app = builder.Build();
        await app.StartAsync();
        return app;
    }

    private static Meter MeterOf(WebApplication app) => app.Services.GetRequiredService<IMeterFactory>().Create("Ticketing.Test");

    private static Uri AddressOf(WebApplication app) => new(app.Services.GetRequiredService<MetricsServer>().Address!, "/metrics");

    // The lines of one metric, with those that say what it is.
    private async Task<List<string>> LinesAsync(string metric)
    {
        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(AddressOf(_app))).Split('\n');
        return [.. lines.Where(line => line.Replace("# HELP ", "", StringComparison.Ordinal).Replace("# TYPE ", "", StringComparison.Ordinal).StartsWith(metric, StringComparison.Ordinal))];
    }
}
