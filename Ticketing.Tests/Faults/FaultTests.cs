using System.Globalization;
using Ticketing.Tests.Faults.Kinds;
using Ticketing.Tests.Faults.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Faults;

/// <summary>
/// The promises against a silo in a process of its own, under load, while things go wrong. Chance is drawn from a seed, which is printed;
/// <c>TICKETING_FAULT_SEED</c> sets it. The threads' timing is not replayed by it.
/// </summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(1.5);

    private readonly int _seed =
        int.TryParse(Environment.GetEnvironmentVariable("TICKETING_FAULT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Environment.TickCount;

    [Fact]
    public async Task What_was_answered_survives_kills_stops_and_lost_payments()
    {
        await using var site = await FaultSite.BuildAsync(_seed, folder => new SqliteFaultStore(folder));
        await PlayAsync(site, "SQLite, short",
        [
            new Act(HasRoom: false, [new KillSilo(), new SuspendSilo(AMoment), new KillSilo()]),
            new Act(HasRoom: true, [new LosePayments(AMoment), new KillSilo()]),
        ]);
    }

    private async Task PlayAsync(FaultSite site, string name, IReadOnlyList<Act> acts)
    {
        output.WriteLine($"TICKETING_FAULT_SEED={_seed}");
        var report = new FaultReport(name, _seed);
        var run = new FaultRun(site, new Random(_seed), report);
        try
        {
            foreach (var act in acts) await run.PlayAsync(act);
            await site.RestartLaterAsync();
            await run.SettleAsync();
        }
        finally
        {
            output.WriteLine(report.Table(site.History, site.Traffic.PaymentTimeouts));
        }
    }
}
