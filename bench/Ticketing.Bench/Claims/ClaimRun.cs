using Ticketing.Bench.Contenders;
using Ticketing.Bench.Reports;
using Ticketing.Bench.Servers;

namespace Ticketing.Bench.Claims;

/// <summary>Runs claims one after the other, each at growing sizes, on a separate silo with metrics.</summary>
internal sealed class ClaimRun(BenchSettings settings, Report report)
{
    /// <summary>Runs the claims.</summary>
    public async Task PlayAsync(IReadOnlyList<Claim> claims)
    {
        using var folder = new RunFolder("claims");
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        using var ours = await Ours.OnSqliteAsync(folder.Path, $"--Operations:Metrics={address}");
        using var metrics = new SiloMetrics(address);
        var people = settings.ClaimSizes.Max(size => claims.Max(claim => claim.PeopleAt(size)));
        var world = await ours.SetStageAsync(settings with { Rows = 1, Buyers = people });
        report.Fact($"Claims of others: a silo of their own with metrics on, {people:N0} people with accounts; what others measured with is theirs, only the shape of the load is the same");
        var stage = new ClaimStage(ours, metrics, world, settings, report);
        foreach (var claim in claims)
        {
            foreach (var size in settings.ClaimSizes) await claim.PlayAsync(stage, size);
        }
    }
}
