using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Claims;

/// <summary>Arrivals grow to 4,000 a second. Each person enters the queue and asks for the place once.</summary>
internal sealed class ArrivalPeak : Claim
{
    private const double Peak = 4_000;
    private const int PeakConnections = 512;
    private static readonly TimeSpan Ramp = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public override string Name => "peak";

    /// <inheritdoc/>
    public override string Theirs => "592 req/s, p95 2.8 s, 82,986 dropped (S4)";

    /// <inheritdoc/>
    public override int PeopleAt(double size) => (int)(Peak * size * Ramp.TotalSeconds / 2) + 1;

    /// <inheritdoc/>
    public override async Task PlayAsync(ClaimStage stage, double size)
    {
        var world = await stage.WorldAsync(1, PeopleAt(size));
        var line = new WaitingLine(await world.Hall.AddPerformanceAsync(WaitingLine.Closed), world);
        var ramp = stage.Settings.IsShort ? stage.Settings.ClaimTime : Ramp;
        var text = $"to {Peak * size:N0}/s";
        var figure = stage.Load(
            this, text, world.Load with { Connections = PeakConnections }, person => new QueueArrival(line, (int)person, polls: 1),
            Pace.Rising(0, Peak * size, ramp), ramp);
        stage.Conclude(this, text, line.Check(stage.Ours.Books), figure with { PerSecond = figure.RequestsPerSecond });
    }
}
