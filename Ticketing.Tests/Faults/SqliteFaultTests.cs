using Shouldly;
using Ticketing.Tests.Faults.Checks;
using Ticketing.Tests.Faults.Clients;
using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Kinds;
using Ticketing.Tests.Faults.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Faults;

/// <summary>The short fault run on SQLite: a few kills, and one fault of each quick kind.</summary>
[Trait("Suite", "Faults")]
public sealed class SqliteFaultTests(ITestOutputHelper output) : FaultTest(output)
{
    [Fact]
    public async Task What_was_answered_survives_kills_stops_and_lost_payments()
    {
        await using var site = await FaultSite.BuildAsync(Seed, folder => new SqliteFaultStore(folder));
        await PlayAsync(site, "SQLite, short",
        [
            new Act(HasRoom: false, [new KillSilo(), new SuspendSilo(AMoment), new KillSilo()]),
            new Act(HasRoom: true, [new LosePayments(AMoment), new KillSilo()]),
        ]);
    }

    [Fact]
    public async Task A_restart_under_load_is_healed_by_repeating()
    {
        await using var site = await FaultSite.BuildAsync(Seed, folder => new SqliteFaultStore(folder));
        await PlayAsync(site, "SQLite, restarts", [new Act(HasRoom: false, [new RestartSilo()]), new Act(HasRoom: true, [new RestartSilo()])]);
        GivenUp(site).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_clock_that_jumps_breaks_nothing()
    {
        Skip.IfNot(FakeClock.IsInstalled, FakeClock.Missing);
        await using var site = await FaultSite.BuildAsync(Seed, folder => new SqliteFaultStore(folder), fakesTime: true);
        await PlayAsync(site, "SQLite, clock, short", [new Act(HasRoom: true, [new ShiftClock(-Jump, Restarts: false, 3 * AMoment), new ShiftClock(Jump, Restarts: true, 3 * AMoment)])]);
    }

    [SkippableFact]
    public async Task A_full_disk_refuses_and_recovers()
    {
        var disk = SmallDisk.TryMount();
        Skip.If(disk is null, SmallDisk.Missing);
        await using var site = await FaultSite.BuildAsync(Seed, folder => new SqliteFaultStore(folder), disk);
        await PlayAsync(site, "SQLite, disk, short", [new Act(HasRoom: false, [new FillDisk(AMoment), new KillOnFullDisk(AMoment)])]);
        site.History.Operations.ShouldContain(operation => operation.Status == 503);
    }

    [Fact]
    public async Task The_checker_sees_what_a_silo_loses()
    {
        await using var site = await FaultSite.BuildAsync(Seed, folder => new SqliteFaultStore(folder));
        await PlayAsync(site, "SQLite, to be damaged", [new Act(HasRoom: false, [new LosePayments(AMoment)])]);
        var stage = await site.AddStageAsync(hasRoom: false);
        var held = await HoldAsync(site.People[0], stage);
        var ticket = (await BuyAsync(site.People[1], stage, FaultHall.Seats[1])).Order;
        var order = (await BuyAsync(site.People[2], stage, FaultHall.Seats[2])).Order;
        (await site.People[2].CancelAsync(stage.Performance, order, [], CancellationToken.None)).Ok.ShouldBeTrue();
        site.ReadRows();

        site.Silo.Kill();
        site.Store.Execute($"""
            DELETE FROM seats WHERE hold_id = '{held.Subject}';
            DELETE FROM orders WHERE order_id = '{order}';
            UPDATE seats SET status = 0, buyer = NULL, hold_id = NULL WHERE order_id = '{ticket}';
            DELETE FROM tickets WHERE order_id = '{ticket}';
            """);
        await site.Silo.StartAsync();
        site.ReadRows();

        var seen = HistoryCheck.Check(site.History, site.Delay.Recent).Select(violation => violation.ToString()).ToArray();
        seen.ShouldContain(violation => violation.Contains($"is held by {held.Subject}") && violation.Contains("RowFree"));
        seen.ShouldContain(violation => violation.Contains($"order {order}") && violation.Contains("is gone"));
        seen.ShouldContain(violation => violation.Contains("the ticket of seat") && violation.Contains(ticket));
        seen.ShouldContain(violation => violation.Contains("won are kept") && violation.Contains(ticket));
        var sold = $"sold out of h{ticket[1..]}";
        seen.ShouldContain(violation => violation.Contains(sold) && violation.Contains("RowFree"));
    }

    // The hold is extended, so that it does not end while the silo is restarted.
    private static async Task<Operation> HoldAsync(Person person, Stage stage)
    {
        var held = await person.HoldAsync(stage.Performance, [FaultHall.Seats[0]], null, CancellationToken.None);
        (await person.ExtendAsync(stage.Performance, held.Subject, null, CancellationToken.None)).Ok.ShouldBeTrue();
        return held;
    }

    private static async Task<ToldOrder> BuyAsync(Person person, Stage stage, string seat)
    {
        var held = await person.HoldAsync(stage.Performance, [seat], null, CancellationToken.None);
        var ordered = await person.OrderAsync(stage.Performance, held.Subject, null, CancellationToken.None);
        var paid = await person.PayAsync(stage.Performance, ordered.Json.ToOrder(), "approve", CancellationToken.None);
        return paid.Json.ToOrder();
    }
}
