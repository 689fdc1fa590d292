using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Shouldly;
using Ticketing.Grains.Seats;
using Xunit;

namespace Ticketing.Tests.Seats;

[Trait("Suite", "Unit")]
public sealed class SeatMetricsTests : IDisposable
{
    private static readonly string[] Kinds = ["expired", "held", "returned", "sold"];

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    private static readonly SeatRow Free = SeatRules.Untouched("p", "s");
    private static readonly SeatRow Held = Free with { Status = SeatStatus.Held, HoldId = "h1", Until = Now.AddMinutes(5) };
    private static readonly SeatRow Over = Held with { Until = Now };
    private static readonly SeatRow Sold = Held with { Status = SeatStatus.Sold, Until = null, OrderId = "o1" };

    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<MetricCollector<long>> counters;
    private readonly SeatMetrics metrics;

    public SeatMetricsTests()
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        counters = [.. Kinds.Select(kind => new MetricCollector<long>(meters, "Ticketing.Seats", $"ticketing.seats.{kind}"))];
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
        counters.ForEach(static counter => counter.Dispose());
        services.Dispose();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_of_a_seat_counts_as_what_it_is(SeatRow before, SeatRow next, string counted)
    {
        metrics.Moved(before, next, Now);
        string.Join(' ', Kinds.Where((_, kind) => counters[kind].GetMeasurementSnapshot().Count > 0)).ShouldBe(counted);
    }
}
