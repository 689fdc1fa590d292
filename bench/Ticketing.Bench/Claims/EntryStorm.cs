using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Claims;

/// <summary>2,000 more people enter every second, up to 50,000, and all people in line poll as often as the server tells them.</summary>
internal sealed class EntryStorm : Claim
{
    private const int People = 50_000;
    private const double PerSecond = 2_000;
    private const int StormConnections = 512;
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override string Name => "storm";

    /// <inheritdoc/>
    public override string Theirs => "~2,500 req/s, p95 > 3 s (S3)";

    /// <inheritdoc/>
    public override int PeopleAt(double size) => (int)(People * size);

    /// <inheritdoc/>
    public override async Task PlayAsync(ClaimStage stage, double size)
    {
        var world = await stage.WorldAsync(1, PeopleAt(size));
        var line = new WaitingLine(await world.Hall.AddPerformanceAsync(WaitingLine.Closed), world);
        var text = ClaimStage.Text(world.Buyers.Length, "people");
        var figure = stage.Load(
            this, text, world.Load with { Connections = StormConnections }, person => new QueueArrival(line, (int)person, long.MaxValue),
            Pace.Constant(PerSecond, world.Buyers.Length), TimeSpan.FromSeconds(world.Buyers.Length / PerSecond) + Afterwards);
        stage.Conclude(this, text, line.Check(stage.Ours.Books), figure with { PerSecond = figure.RequestsPerSecond });
    }
}
