using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Plans.DemoPlans;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Unit")]
public sealed class BestAvailablePropertyTests(ITestOutputHelper output)
{
    private static readonly SeatingPlan Small = SmallHall();
    private static readonly int[] Rank = [1, 0, 2];
    private static readonly BestAvailable Best = new(Small, Rank);

    private static readonly Arbitrary<(int Seed, int Sold, int Promised, BestAvailableRequest Request)> Situations =
        (from seed in Gen.Choose(0, int.MaxValue)
         from sold in Gen.Choose(0, 100)
         from promised in Gen.Choose(0, 40)
         from count in Gen.Choose(1, 8)
         from category in Gen.Choose(-3, Small.Categories.Count - 1)
         from zone in Gen.Choose(-3, Small.Zones.Count - 1)
         select (seed, sold, promised, new BestAvailableRequest(count, category < 0 ? null : category, zone < 0 ? null : zone))).ToArbitrary();

    // The hall has rows of one category, rows that mix two, an aisle, and standing places that share a category with seats.
    private static SeatingPlan SmallHall()
    {
        var builder = new SeatingPlanBuilder();
        foreach (var category in (string[])["S", "V", "A"])
            builder.AddCategory(category, "red").ShouldBeNull();
        string[] left = ["SSSSS SSSS", "VVVSSSSVV", "SSAAA AASS", "AAAAAAAA"];
        string[] right = ["VVVVVVV", "SSSSVVV", "SSS SSS"];
        foreach (var (name, rows) in (ValueTuple<string, string[]>[])[("왼쪽", left), ("오른쪽", right)])
        {
            builder.AddZone(name, out var zone).ShouldBeNull();
            for (var row = 0; row < rows.Length; row++)
            {
                for (var x = 0; x < rows[row].Length; x++)
                {
                    if (builder.TryCategory($"{rows[row][x]}", out var category))
                        builder.AddSeat(zone, $"{row}", $"{x}", $"{name}-{row}-{x}", category, x, row).ShouldBeNull();
                }
            }
        }
        builder.AddGeneralAdmission("스탠딩", 6, 2, 0, 9).ShouldBeNull();
        return builder.Build("작은 홀");
    }

    private static (SeatMap Map, HashSet<int> Promised) Fill(SeatingPlan plan, int seed, int soldPercent, int promisedPercent)
    {
        var random = new Random(seed);
        var map = new SeatMap(plan, "e");
        var promised = new HashSet<int>();
        for (var seat = 0; seat < plan.SeatCount; seat++)
        {
            if (random.Next(100) < soldPercent)
                map.Set(seat, (SeatStatus)random.Next(1, 4));
            if (random.Next(100) < promisedPercent)
                promised.Add(seat);
        }
        return (map, promised);
    }

    [Fact]
    public void Every_pick_keeps_the_promises_of_best_available() =>
        Prop.ForAll(Situations, s =>
        {
            var (map, promised) = Fill(Small, s.Seed, s.Sold, s.Promised);
            bool Free(int seat) => map[seat] == SeatStatus.Available && !promised.Contains(seat);
            bool Fits(int seat) => Free(seat)
                && (s.Request.Category is not { } c || Small.CategoryOf(seat) == c)
                && (s.Request.Zone is not { } z || Small.ZoneOf(seat) == z);
            var pick = Best.Pick(map, s.Request, promised.Contains);
            var blocks = Blocks(s.Request.Count, Free, Fits);

            if (Enumerable.Range(0, Small.SeatCount).Count(Fits) < s.Request.Count)
            {
                pick.Quality.ShouldBe(PickQuality.None);
                pick.Seats.ShouldBeEmpty();
                return;
            }
            pick.Seats.Count.ShouldBe(s.Request.Count);
            pick.Seats.ShouldBe(pick.Seats.Distinct().Order());
            pick.Seats.All(Fits).ShouldBeTrue();
            if (blocks.Count > 0)
            {
                var best = blocks.MinBy(b => b.Key);
                pick.Seats.ShouldBe(best.Seats);
                pick.Quality.ShouldBe(best.Key.Orphans == 0 ? PickQuality.Adjacent : PickQuality.AdjacentLeavingOrphan);
            }
            else
                pick.Quality.ShouldBeOneOf(PickQuality.SplitInTwo, PickQuality.Scattered);
            if (pick.Quality == PickQuality.SplitInTwo)
                ShouldBeTwoGroupsOfOneZone(pick.Seats);
            Best.Pick(map, s.Request, promised.Contains).Seats.ShouldBe(pick.Seats);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    /// <summary>All blocks, each with the key that ranks it. A standing zone has one block: its first free places.</summary>
    private static List<(int[] Seats, (int Orphans, int Rank, bool Mixed, int Row, int Middle, int Start) Key)> Blocks(int count, Func<int, bool> free, Func<int, bool> fits)
    {
        var blocks = new List<(int[], (int, int, bool, int, int, int))>();
        foreach (var run in Small.Runs)
        {
            for (var start = run.Start; start + count <= run.Start + run.Count; start++)
            {
                var seats = Enumerable.Range(start, count).ToArray();
                if (!seats.All(fits))
                    continue;
                bool FreeInRun(int seat) => seat >= run.Start && seat < run.Start + run.Count && free(seat);
                var left = FreeInRun(start - 1) && !FreeInRun(start - 2);
                var right = FreeInRun(start + count) && !FreeInRun(start + count + 1);
                var orphans = (left ? 1 : 0) + (right ? 1 : 0);
                var row = Small.Rows[run.Row];
                var middle = Math.Abs((2 * start) + count - (2 * row.Start) - row.Count);
                blocks.Add((seats, (orphans, seats.Max(RankOf), seats.Select(RankOf).Distinct().Count() > 1, row.OrderInZone, middle, start)));
            }
        }
        foreach (var zone in Small.Zones.Where(z => z.IsGeneralAdmission))
        {
            var places = Enumerable.Range(zone.Start, zone.Capacity).Where(fits).Take(count).ToArray();
            if (places.Length == count)
                blocks.Add((places, (0, places.Max(RankOf), false, int.MaxValue, 0, places[0])));
        }
        return blocks;
    }

    private static int RankOf(int seat) => Rank[Small.CategoryOf(seat)];

    private static void ShouldBeTwoGroupsOfOneZone(IReadOnlyList<int> seats)
    {
        seats.Select(Small.ZoneOf).Distinct().Count().ShouldBe(1);
        var breaks = 0;
        for (var i = 1; i < seats.Count; i++)
            breaks += seats[i] == seats[i - 1] + 1 && Small.RowOf(seats[i]) == Small.RowOf(seats[i - 1]) ? 0 : 1;
        breaks.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_hall_is_sold_to_the_last_seat_without_refusing_anyone()
    {
        var map = new SeatMap(Small, "e");
        var random = new Random(7);
        for (var free = Small.SeatCount; free > 0;)
        {
            var pick = Best.Pick(map, new BestAvailableRequest(Math.Min(free, random.Next(1, 9))));
            pick.Quality.ShouldNotBe(PickQuality.None);
            foreach (var seat in pick.Seats)
                map.Set(seat, SeatStatus.Sold).ShouldBeTrue();
            free -= pick.Seats.Count;
        }
        map.Count(SeatStatus.Sold).ShouldBe(Small.SeatCount);
    }

    [Fact]
    public void Prints_how_long_picks_in_a_stadium_take()
    {
        var plan = DemoPlan.Stadium();
        var best = new BestAvailable(plan, [0, 1, 2, 3, 4]);
        Measure("sells out in order", new SeatMap(plan, "e"), request: i => new BestAvailableRequest(1 + (i % 4)), sell: true);
        foreach (var percent in (int[])[0, 50, 90, 98])
            Measure($"{percent}% sold at random", Fill(plan, 1, percent, 0).Map, i => new BestAvailableRequest(1 + (i % 8), i % 5), sell: false);

        void Measure(string what, SeatMap map, Func<int, BestAvailableRequest> request, bool sell)
        {
            const int picks = 4_000;
            var done = 0;
            var slowest = TimeSpan.Zero;
            var all = Stopwatch.StartNew();
            for (; done < picks; done++)
            {
                var before = all.Elapsed;
                var pick = best.Pick(map, request(done));
                slowest = all.Elapsed - before > slowest ? all.Elapsed - before : slowest;
                foreach (var seat in sell ? pick.Seats : [])
                    map.Set(seat, SeatStatus.Sold);
                if (pick.Quality == PickQuality.None || all.Elapsed > TimeSpan.FromSeconds(1))
                    break;
            }
            output.WriteLine($"{what}: {done} picks, mean {all.Elapsed.TotalMicroseconds / Math.Max(1, done):N1} µs, slowest {slowest.TotalMicroseconds:N0} µs");
        }
    }

    [Fact]
    public void Prints_how_many_changes_a_map_of_66000_seats_takes()
    {
        var map = new SeatMap(DemoPlan.Stadium(), "e");
        var watch = Stopwatch.StartNew();
        const int batches = 10_000;
        for (var batch = 0; batch < batches; batch++)
            map.Apply([.. Enumerable.Range(0, 100).Select(i => new SeatUpdate((batch * 100 + i) % 66_000, (SeatStatus)(batch / 660 % 2), batch + 1))]);
        output.WriteLine($"{batches * 100 / watch.Elapsed.TotalSeconds:N0} changes/s; snapshot {map.Snapshot().Bits.Length:N0} bytes");
    }
}
