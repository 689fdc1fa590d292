using BenchmarkDotNet.Attributes;
using Ticketing.Api.EntityTags;
using Ticketing.Api.SeatMaps;
using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps.Map;

namespace Ticketing.MicroBench;

/// <summary>Encodes a seat map of 100,000 seats. The API does this once for each version that somebody asks for.</summary>
public class Maps
{
    private const int Columns = 400;
    private const int Rows = 250;
    private SeatingPlan _plan = null!;
    private SeatMapSnapshot _snapshot = null!;

    /// <summary>Makes the plan and a map with random statuses.</summary>
    [GlobalSetup]
    public void Draw()
    {
        _plan = new GridPlan("hall", [new PlanCategory("R", "#00aa55")], [new GridZone("1F", Rows, Columns, [new GridGrade(1, Rows, "R")]) { Prefix = "S" }]).Generate().Plan!;
        var bits = new byte[_plan.SeatCount / 4];
        new Random(7).NextBytes(bits);
        _snapshot = new SeatMapSnapshot("e1", 1, bits, [_plan.SeatCount, 0, 0, 0]);
    }

    /// <summary>Encodes the map as JSON.</summary>
    [Benchmark]
    public int Json() => NewPage().Json(ContentCoding.Identity).Length;

    /// <summary>Encodes the map as compressed JSON.</summary>
    [Benchmark]
    public int JsonCompressed() => NewPage().Json(ContentCoding.Brotli).Length;

    /// <summary>Encodes the map as two bits per seat, compressed.</summary>
    [Benchmark]
    public int Compact() => NewPage().Bits(ContentCoding.Brotli).Length;

    private SeatMapPage NewPage() => new("performance-1", "plan-1", _plan, _snapshot);
}
