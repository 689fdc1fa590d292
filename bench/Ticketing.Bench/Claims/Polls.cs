using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Claims;

/// <summary>People wait in a queue, and each asks for the place again and again.</summary>
/// <param name="name">The name on the command line.</param>
/// <param name="people">The number of people.</param>
/// <param name="every">The time between two polls of one person.</param>
/// <param name="theirs">The claim of others.</param>
internal sealed class Polls(string name, int people, TimeSpan every, string theirs) : Claim
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Theirs => theirs;

    /// <inheritdoc/>
    public override int PeopleAt(double size) => (int)(people * size);

    /// <inheritdoc/>
    public override async Task PlayAsync(ClaimStage stage, double size)
    {
        var world = await stage.WorldAsync(1, PeopleAt(size));
        var line = new WaitingLine(await world.Hall.AddPerformanceAsync(WaitingLine.Closed), world);
        line.Fill(world.Buyers.Length);
        var text = ClaimStage.Text(world.Buyers.Length, $"people, every {every.TotalSeconds:0} s");

        // People arrive one after the other within one interval, and each polls once per interval from then on.
        var pace = Pace.Constant(world.Buyers.Length / every.TotalSeconds, world.Buyers.Length);
        var cold = stage.Load(this, text, world.Load, person => new LinePoller(line.Waiting[(int)person], every), pace, stage.Settings.Cold, "cold");
        stage.WarmUp(world.Load, person => new LinePoller(line.Waiting[(int)person], every), pace);
        var figure = stage.Load(this, text, world.Load, person => new LinePoller(line.Waiting[(int)person], every), pace, stage.Settings.PollTime + every);
        stage.Conclude(this, text, line.Check(stage.Ours.Books), figure with { PerSecond = figure.Succeeded / figure.Seconds }, cold with { PerSecond = cold.Succeeded / cold.Seconds });
    }
}
