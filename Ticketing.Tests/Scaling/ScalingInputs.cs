using System.Diagnostics;
using System.Diagnostics.Metrics;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Plans.DemoPlans;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Silo.Storage;
using Ticketing.Silo.Storage.Sqlite;
using Ticketing.Tests.Sales;
using Ticketing.Tests.Storage;
using Ticketing.Tests.WaitingRooms;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Scaling;

/// <summary>
/// The figures that docs/scaling.md reckons with, measured anew:
/// <c>TICKETING_MEASURE=1 dotnet test -c Release --filter FullyQualifiedName~ScalingInputs --logger "console;verbosity=detailed"</c>.
/// Processor time is that of the whole process, so it counts what a core could do at most.
/// </summary>
[Collection(nameof(MemoryTests))]
[Trait("Suite", "Bench")]
public sealed class ScalingInputs
{
    private readonly ITestOutputHelper _output;

    public ScalingInputs(ITestOutputHelper output)
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("TICKETING_MEASURE") == "1", "Only measured when asked for with TICKETING_MEASURE=1.");
        _output = output;
    }

    [SkippableFact]
    public void A_person_in_line()
    {
        const int people = 1_000_000;
        const int ticks = 100;
        var users = Enumerable.Range(0, people).Select(RoomWorld.User).ToArray();
        var room = WaitingRoom.Create("p", 1, RoomWorld.Settings(rate: 1_000, cap: people), [.. new byte[32]], RoomWorld.Opening, out _);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var entering = Cpu(() => Array.ForEach(users, user => room.Visitors.Enter(user, RoomWorld.Opening)));
        Tell("bytes per person in line", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)people);
        Tell("µs for the room to take a person in", entering / people);
        var calling = Cpu(() =>
        {
            for (var tick = 1; tick <= ticks; tick++) room.Tick(RoomWorld.Opening.AddMilliseconds(100 * tick));
        });
        Tell("µs for a tick of the room that calls 100 of a million", calling / ticks);
    }

    [SkippableFact]
    public async Task A_seat_in_memory()
    {
        const int seats = 50_000;
        using var store = TemporaryStore.OnSqlite();
        await using var silo = await TicketingSilo.StartAsync(store.Pipeline, TimeProvider.System);
        await HoldAsync(silo, 0, 1_000);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        await HoldAsync(silo, 1_000, 1_000 + seats);
        Tell("bytes per held seat in memory", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)seats);
    }

    [SkippableFact]
    public async Task A_map_of_a_stadium()
    {
        const int changes = 200_000;
        const int picks = 2_000;
        using var store = TemporaryStore.OnSqlite();
        var plan = DemoPlan.Stadium();
        await PutOnSaleAsync(store.Pipeline, plan);
        await using var silo = await TicketingSilo.StartAsync(store.Pipeline, TimeProvider.System);
        var map = silo.Grains.GetGrain<ISeatMapGrain>(SmallHall.Performance);
        var ids = Enumerable.Range(0, plan.SeatCount).Select(plan.SeatId).ToArray();
        (await map.Head()).Value();

        var changing = await CpuAsync(async () =>
        {
            for (var change = 0; change < changes; change++)
            {
                await map.SeatChanged(new SeatChanged(ids[change % ids.Length], SeatStatus.Held, 1 + (change / ids.Length)));
                if (change % 5_000 == 0) await map.Head();
            }

            await map.Head();
        });
        Tell("µs for the map to hear of a change", changing / changes);

        await using var other = await TicketingSilo.StartAsync(store.Pipeline, TimeProvider.System);
        var empty = other.Grains.GetGrain<ISeatMapGrain>(SmallHall.Performance);
        (await empty.Head()).Value();
        var picking = await CpuAsync(async () =>
        {
            for (var pick = 0; pick < picks; pick++) (await empty.PickBest(new BestSeatsWish(2, null, null))).Value();
        });
        Tell($"µs to pick the best two of {plan.SeatCount} seats while {picks} picks are on offer", picking / picks);
        var snapshot = (await map.Snapshot()).Value();
        Tell($"bytes of the state of {plan.SeatCount} seats", snapshot.Bits.Length);
    }

    [SkippableTheory]
    [InlineData("SQLite")]
    [InlineData("MariaDB")]
    public async Task A_row_on_disk(string database)
    {
        const int rows = 60_000;
        const int atOnce = 4_000;
        if (database == "MariaDB") TestStore.RequireMySql();
        using var store = database == "SQLite" ? TemporaryStore.OnSqlite() : TemporaryStore.OnMySql();
        var pipeline = store.Pipeline;
        var clock = Stopwatch.StartNew();
        var cpu = await CpuAsync(async () =>
        {
            for (var from = 0; from < rows; from += atOnce)
                await Task.WhenAll(Enumerable.Range(from, atOnce).Select(seat => pipeline.TryCommitAsync([SeatRow(seat)]).AsTask()));
        });
        Tell($"seats held per second on {database}, {atOnce} commits at once, nothing but storage", rows / clock.Elapsed.TotalSeconds);
        Tell($"µs of the silo's processor per commit on {database}", cpu / rows);
    }

    [SkippableFact]
    public async Task Rows_of_a_ticket()
    {
        using var store = TemporaryStore.OnSqlite();
        await PutOnSaleAsync(store.Pipeline, SmallHall.Plan);
        await using var silo = await TicketingSilo.StartAsync(store.Pipeline, TimeProvider.System);
        var before = Counts(store);
        var (commits, writes) = (0, 0);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, store.Meters) && instrument.Name == "ticketing.storage.batch.writes") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, rows, _, _) => (commits, writes) = (commits + 1, writes + rows));
        listener.Start();

        await new Buyer(silo).BuyAsync("A-1-1");

        Tell("transactions of a ticket that is bought alone", commits);
        Tell("row writes of a ticket", writes);

        foreach (var (table, count) in Counts(store).Where(table => table.Value != before[table.Key])) Tell($"rows of a ticket in {table}", count - before[table]);
    }

    private static SeatRow SeatRow(int seat) =>
        new(SmallHall.Performance, $"1층-A-{seat}", SeatStatus.Held, $"hold-{seat:D26}", RoomWorld.User(seat), DateTimeOffset.UnixEpoch.AddDays(30_000), false, null) { Version = 1 };

    private static async Task HoldAsync(TicketingSilo silo, int from, int to)
    {
        foreach (var seats in Enumerable.Range(from, to - from).Chunk(1_000))
        {
            var answers = await Task.WhenAll(seats.Select(seat => silo.Grains.GetSeat(SmallHall.Performance, $"1층-A-{seat}")
                .Hold(new HoldSeat($"hold-{seat:D26}", RoomWorld.User(seat), DateTimeOffset.UtcNow.AddHours(1)), null)));
            answers.ShouldAllBe(answer => answer.Ok);
        }
    }

    private static async Task PutOnSaleAsync(CommitPipeline store, SeatingPlan plan)
    {
        var row = SmallHall.Row(DateTimeOffset.UtcNow);
        var grades = plan.Categories.Select(category => (RowWrite)new GradePriceRow(row.Performance, category.Name, 100_000) { Version = 1 });
        (await store.TryCommitAsync([row, new PlanRow(row.PlanId, row.VenueId, plan.Name, plan.SeatCount, PlanDocument.Write(plan), row.SaleOpensAt) { Version = 1 }, .. grades])).ShouldBeNull();
    }

    private static Dictionary<string, long> Counts(TemporaryStore store)
    {
        using var database = SqliteConnections.OpenReader(store.Options.DatabasePath);
        List<string> tables = [];
        var names = database.Statement("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
        while (names.Step()) tables.Add(names.Columns.Text());
        names.Reset();
        return tables.ToDictionary(table => table, table => CountOf(database, table));
    }

    private static long CountOf(SqliteDatabase database, string table)
    {
        var statement = database.Statement($"SELECT COUNT(*) FROM {table}");
        statement.Step();
        var count = statement.Columns.Integer();
        statement.Reset();
        return count;
    }

    private static double Cpu(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds;
    }

    private static async Task<double> CpuAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds;
    }

    private void Tell(string what, double figure) => _output.WriteLine($"{what}: {figure:0.##}");
}
