using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Claims;

/// <summary>People come through the queue, look at the map, hold a seat, pay and read their ticket, with pauses for thinking.</summary>
internal sealed class Journey : Claim
{
    private const double PeoplePerSecond = 140;
    private const int JourneyConnections = 256;
    private static readonly object Room = new { order = "arrival", ratePerSecond = 10_000, cap = 100_000, graceSeconds = 60, sessionSeconds = 600 };

    /// <inheritdoc/>
    public override string Name => "journey";

    /// <inheritdoc/>
    public override string Theirs => "14 users/s, 250 req/s, then jams (S3); 1,000 users, 415 req/s, p95 4.8 s, 20% refused (S4)";

    /// <inheritdoc/>
    public override int PeopleAt(double size) => (int)(4_000 * size) + 20;

    /// <inheritdoc/>
    public override async Task PlayAsync(ClaimStage stage, double size)
    {
        var world = await stage.WorldAsync(PeopleAt(size), PeopleAt(size));
        var sale = await SeatSale.OpenAsync(world, $"{Name}-{size}", waitingRoom: Room);
        var line = new WaitingLine(sale.Performance, world);
        var text = $"{PeoplePerSecond * size:0} people/s";
        var load = world.Load with { Connections = JourneyConnections, MaxResponseBytes = 1 << 20 };
        var figure = stage.Load(
            this, text, load, person => new JourneyBuyer(sale, line, new Random((int)person)), Pace.Constant(PeoplePerSecond * size),
            stage.Settings.IsShort ? stage.Settings.ClaimTime * 4 : stage.Settings.ClaimTime);
        stage.Conclude(this, text, [.. await sale.CheckAsync(stage.Ours.Books), .. line.Check(stage.Ours.Books)], figure);
    }
}
