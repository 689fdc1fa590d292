using BenchmarkDotNet.Attributes;
using Ticketing.Api.SeatMaps;
using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps.Map;

namespace Ticketing.MicroBench;

/// <summary>A seat map of 100,000 seats is encoded, once per version that anybody asks for.</summary>
public class Maps
{
    private const int Columns = 400;
    private const int Rows = 250;
    private SeatingPlan _plan = null!;
    private SeatMapSnapshot _snapshot = null!;

    /// <summary>Draws the plan.</summary>
    [GlobalSetup]
    public void Draw()
    {
        _plan = new GridPlan("hall", [new PlanCategory("R", "#00aa55")], [new GridZone("1F", Rows, Columns, [new GridGrade(1, Rows, "R")]) { Prefix = "S" }]).Generate().Plan!;
        var bits = new byte[_plan.SeatCount / 4];
        new Random(7).NextBytes(bits);
        _snapshot = new SeatMapSnapshot("e1", 1, bits, [_plan.SeatCount, 0, 0, 0]);
    }

    /// <summary>As JSON.</summary>
    [Benchmark]
    public int Json() => NewPage().Json(brotli: false).Length;

    /// <summary>As JSON, compressed.</summary>
    [Benchmark]
    public int JsonCompressed() => NewPage().Json(brotli: true).Length;

    /// <summary>Two bits per seat, compressed.</summary>
    [Benchmark]
    public int Compact() => NewPage().Bits(brotli: true).Length;

    private SeatMapPage NewPage() => new("performance-1", "plan-1", _plan, _snapshot);
}
