using System.Collections.Concurrent;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;

namespace Ticketing.Tests.Simulation;

/// <summary>One performance of the world, as its promoter set it up.</summary>
internal sealed class Hall
{
    // Packing a plan is slow compared to a whole run, and there are only a few dozen shapes, so packed plans are kept.
    private static readonly ConcurrentDictionary<(int Rows, int Columns), (SeatingPlan Plan, byte[] Document)> Plans = new();

    private Hall(string performance, SeatingPlan plan, DateTimeOffset startsAt, Dictionary<string, long> prices)
    {
        (Performance, Plan, StartsAt, Prices) = (performance, plan, startsAt, prices);
        Seats = [.. Enumerable.Range(0, plan.SeatCount).Select(plan.SeatId)];
    }

    public string Performance { get; }

    public SeatingPlan Plan { get; }

    public IReadOnlyList<string> Seats { get; }

    public DateTimeOffset StartsAt { get; }

    public bool HasRoom { get; private init; }

    public IReadOnlyDictionary<string, long> Prices { get; }

    public long PriceOf(string seat) =>
        Plan.TryIndexOf(seat, out var index) ? Prices[Plan.Categories[Plan.CategoryOf(index)].Name] : throw new KeyNotFoundException(seat);

    public static Hall Create(World world, int number)
    {
        var settings = world.Settings;
        var (plan, document) = Plans.GetOrAdd((settings.Rows, settings.Columns), Draw);
        var prices = new Dictionary<string, long> { ["VIP"] = 150_000, ["R"] = world.Dice($"prices{number}").Next(4) == 0 ? 0 : 77_777 };
        var opened = world.Now - TimeSpan.FromHours(1);
        var hall = new Hall($"p{number}", plan, world.Now + TimeSpan.FromDays(settings.DaysBefore), prices)
        {
            HasRoom = settings.HasRoom && number == 0,
        };
        world.Disk.Put(new PlanRow($"plan{number}", "v", "홀", plan.SeatCount, document, opened) { Version = 1 });
        world.Disk.Put(new PerformanceRow(
            hall.Performance, "s", "v", $"plan{number}", Guid.Empty, hall.StartsAt, opened, hall.StartsAt, settings.HoldTtl, settings.SeatLimit, hall.HasRoom)
        {
            Version = 1,
        });
        foreach (var (grade, price) in prices) world.Disk.Put(new GradePriceRow(hall.Performance, grade, price) { Version = 1 });
        return hall;
    }

    private static (SeatingPlan Plan, byte[] Document) Draw((int Rows, int Columns) size)
    {
        var zone = new GridZone("A", size.Rows, size.Columns, [new GridGrade(1, 1, "VIP"), new GridGrade(2, size.Rows, "R")]);
        var plan = new GridPlan("홀", [new PlanCategory("VIP", "#f00"), new PlanCategory("R", "#00f")], [zone]).Generate().Plan!;
        return (plan, PlanDocument.Write(plan));
    }
}
