using Ticketing.Grains.SeatMaps;
using Ticketing.Tests.Faults.Checks;
using Ticketing.Tests.Faults.Clients;
using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Kinds;

namespace Ticketing.Tests.Faults.Running;

/// <summary>One performance on sale, and the faults during its sale, one after the other.</summary>
internal sealed record Act(bool HasRoom, IReadOnlyList<Fault> Faults);

/// <summary>Plays acts under load, checks after every fault, and settles everything at the end.</summary>
internal sealed class FaultRun(FaultSite site, Random random, FaultReport report)
{
    private static readonly TimeSpan LongestCalm = TimeSpan.FromMilliseconds(900);

    // A seat's message to the map can be lost with a silo. The map finds the change when it reads the rows again; then a replica asks the map.
    private static readonly TimeSpan MapTime = SeatMapGrain.RereadPeriod + TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Plays an act.</summary>
    /// <exception cref="BrokenPromisesException">A check failed.</exception>
    public async Task PlayAsync(Act act)
    {
        var stage = await site.AddStageAsync(act.HasRoom);
        using var over = new CancellationTokenSource();
        var entries = new Entries();
        var buying = Task.WhenAll(site.People.Select(person => new Buyer(person, stage, FaultHall.Seats).BuyAsync(entries, over.Token)));
        try
        {
            foreach (var fault in act.Faults)
            {
                await Task.WhenAny(buying, Task.Delay((0.2 + (0.8 * random.NextDouble())) * LongestCalm, CancellationToken.None));
                if (buying.IsFaulted) await buying;
                await StrikeAsync(fault);
                await AuditAsync(stage);
            }
        }
        finally
        {
            await over.CancelAsync();
            await buying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        if (buying.IsFaulted) await buying;
    }

    /// <summary>Waits until no order's money is under way any more, and checks everything once more.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(SettleTime);
        while (site.GlanceAtRows().Orders.FirstOrDefault(order => !MoneyCheck.Rests(order)) is { } moving)
        {
            if (patience.IsCancellationRequested) Fail([new Violation(5, $"an order never comes to rest: {moving}")]);
            await Task.Delay(LookPause * 5, CancellationToken.None);
        }

        site.ReadRows();
        Fail(HistoryCheck.Check(site.History, site.Delay.Recent));
    }

    /// <summary>Reads the rows and checks a performance while no request is under way.</summary>
    /// <exception cref="BrokenPromisesException">A check failed.</exception>
    public async Task AuditAsync(Stage stage)
    {
        await site.Traffic.CloseAsync();
        var differences = await MapDifferencesAsync(stage);
        var found = HistoryCheck.Check(site.History, site.Delay.Recent, [stage]);
        Fail([.. found, .. differences.Select(difference => new Violation(9, difference))]);
        site.Traffic.Open();
    }

    private async Task StrikeAsync(Fault fault)
    {
        var start = site.History.Now;
        await fault.StartAsync(site);
        await Task.Delay(fault.Length, CancellationToken.None);
        await fault.StopAsync(site);
        await site.ServeAgainAsync();
        site.History.Add(new Incident(fault.Name, start, site.History.Now));
        report.Add(fault, site.History.Now - site.Silo.KilledAt);
    }

    // The map follows the seats with a short delay. While no request is under way, it must come to show the same as the rows.
    private async Task<IReadOnlyList<string>> MapDifferencesAsync(Stage stage)
    {
        using var patience = new CancellationTokenSource(MapTime);
        while (true)
        {
            var rows = site.ReadRows();
            var map = await site.LookAtMapAsync(stage);
            IReadOnlyList<string> differences = map.Ok ? MapCheck.Differences(map, rows.Seats) : [$"there is no map: {map}"];
            if (differences.Count == 0 || patience.IsCancellationRequested) return differences;
            await Task.Delay(LookPause, CancellationToken.None);
        }
    }

    private void Fail(IReadOnlyList<Violation> violations)
    {
        if (violations.Count == 0) return;
        var path = Path.Combine(Path.GetTempPath(), $"ticketing-faults-{Environment.ProcessId}-{Environment.TickCount64}.jsonl");
        site.History.WriteTo(path);
        report.Violations += violations.Count;
        throw new BrokenPromisesException($"{violations.Count} broken promises; the history is in {path}\n{string.Join('\n', violations.Take(10))}");
    }
}
