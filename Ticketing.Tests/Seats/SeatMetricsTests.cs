using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Operations.Metrics;
using Ticketing.Grains.Seats;
using Xunit;

namespace Ticketing.Tests.Seats;

[Trait("Suite", "Unit")]
public sealed class SeatMetricsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    private static readonly SeatRow Free = SeatRules.Untouched("p", "s");
    private static readonly SeatRow Held = Free with { Status = SeatStatus.Held, HoldId = "h1", Until = Now.AddMinutes(5) };
    private static readonly SeatRow Over = Held with { Until = Now };
    private static readonly SeatRow Sold = Held with { Status = SeatStatus.Sold, Until = null, OrderId = "o1" };

    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MetricCollector collector;
    private readonly SeatMetrics metrics;

    public SeatMetricsTests()
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        collector = new MetricCollector(meters, static instrument => instrument.Name.StartsWith("ticketing.", StringComparison.Ordinal));
        metrics = new SeatMetrics(meters);
    }

    public static TheoryData<SeatRow, SeatRow, string> Steps => new()
    {
        { Free, Held, "held" },
        { Held, Held with { Until = Now.AddMinutes(10), Extended = true }, "" },
        { Held, Free, "" },
        { Over, Free, "expired" },
        { Over, Held with { HoldId = "h2" }, "expired held" },
        { Held, Sold, "sold" },
        { Over, Sold, "sold" },
        { Over, Sold with { HoldId = "h2" }, "expired sold" },
        { Sold, Free, "returned" },
    };

    public void Dispose()
    {
        collector.Dispose();
        services.Dispose();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_of_a_seat_counts_as_what_it_is(SeatRow before, SeatRow next, string counted)
    {
        metrics.Moved(before, next, Now);
        collector.Collect(families => string.Join(' ', families
            .Where(family => family.Series.Any()).Select(family => family.Instrument.Name["ticketing.seats.".Length..]))).ShouldBe(counted);
    }
}
