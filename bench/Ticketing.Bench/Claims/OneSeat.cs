using System.Globalization;
using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Claims;

/// <summary>Thousands of people want the same seat at the same moment.</summary>
internal sealed class OneSeat : Claim
{
    private const int People = 10_000;

    /// <inheritdoc/>
    public override string Name => "one-seat";

    /// <inheritdoc/>
    public override string Theirs => "1,000 threads: 700 ms (S4)";

    /// <inheritdoc/>
    public override int PeopleAt(double size) => (int)(People * size);

    /// <inheritdoc/>
    public override async Task PlayAsync(ClaimStage stage, double size)
    {
        var world = await stage.WorldAsync(1, PeopleAt(size));
        var race = new SeatRace();
        await race.PrepareAsync(world);
        race.BeginLoad();
        var text = ClaimStage.Text(world.Buyers.Length, "people at once");
        var load = world.Load with { Connections = Math.Min(LoadRun.MaxConnections, world.Buyers.Length) };
        var figure = stage.Load(this, text, load, _ => race.NewUser(), Pace.Burst(world.Buyers.Length), LoadRun.MaxDuration);
        stage.Conclude(this, text, await race.CheckAsync(stage.Ours.Books), figure with
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"{figure.Succeeded} winner; all answered after {figure.Seconds * 1_000:0} ms; {figure.Note}"),
        });
    }
}
