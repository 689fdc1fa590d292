using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Operations;
using Ticketing.Api.Operations.Metrics;
using Ticketing.Silo.Operations;
using Xunit;

namespace Ticketing.Tests.Operations;

public sealed class CallWindowTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MetricCollector collector;
    private readonly Histogram<double> duration;
    private readonly Counter<long> errors;
    private readonly CallWindow window;

    public CallWindowTests()
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        collector = new MetricCollector(meters, static instrument => instrument.Name.StartsWith("ticketing.", StringComparison.Ordinal));
        var meter = meters.Create("Test");
        duration = meter.CreateHistogram(OperationsHost.GrainCallDuration, "s", "x", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2, 4] });
        errors = meter.CreateCounter<long>(OperationsHost.GrainCallErrors);
        window = new CallWindow(collector);
    }

    public void Dispose()
    {
        collector.Dispose();
        services.Dispose();
    }

    [Fact]
    public void Rates_and_latencies_are_of_the_window_and_counts_of_all_time()
    {
        Call("seat", "Hold", 3, times: 100);
        window.Step(Start);
        Call("seat", "Hold", 0.5, times: 10);
        Call("seat", "Sell", 1.5, times: 10);
        errors.Add(2, new("grain", "seat"), new("method", "Sell"));

        var (seconds, grains, methods) = window.Step(Start.AddSeconds(2));
        seconds.ShouldBe(2);
        methods.Select(one => (one.Method, one.Calls, one.PerSecond, one.RecentErrors)).ShouldBe([("Hold", 110, 5, 0), ("Sell", 10, 5, 2)]);
        methods[0].P99.ShouldBe(0.99);
        var seat = grains.ShouldHaveSingleItem();
        (seat.Calls, seat.PerSecond, seat.P50, seat.P95, seat.Errors).ShouldBe((120, 10, 1, 1.9, 2));
    }

    [Fact]
    public void What_lies_before_the_window_no_longer_counts()
    {
        Call("seat", "Hold", 3, times: 1);
        for (var step = 0; step <= CallWindow.Steps; step++) window.Step(Start.AddSeconds(2 * step));
        var (seconds, grains, _) = window.Step(Start.AddSeconds(100));
        seconds.ShouldBe(100 - 2);
        (grains[0].Calls, grains[0].PerSecond, grains[0].P99).ShouldBe((1, 0, 0));
    }

    private void Call(string grain, string method, double seconds, int times)
    {
        for (var i = 0; i < times; i++) duration.Record(seconds, new("grain", grain), new("method", method));
    }
}
