using System.Globalization;
using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Claims;

/// <summary>A stadium is sold out, four seats at a time: hold, order, payment, confirmation, and the tickets read.</summary>
internal sealed class Stadium : Claim
{
    private const int Seats = 100_000;
    private const int Together = 4;

    /// <inheritdoc/>
    public override string Name => "stadium";

    /// <inheritdoc/>
    public override string Theirs => "≤ 20 s for 100,000 seats (ours); 700–1,032 tickets/s (12306)";

    /// <inheritdoc/>
    public override int PeopleAt(double size) => (int)(Seats * size) / SeatSource.SeatLimit + Hall.Columns;

    /// <inheritdoc/>
    public override async Task PlayAsync(ClaimStage stage, double size)
    {
        var world = await stage.WorldAsync((int)(Seats * size), PeopleAt(size));
        var sale = await SeatSale.OpenAsync(world, $"{Name}-{world.Hall.SeatCount}", Together);
        var text = ClaimStage.Text(world.Hall.SeatCount, "seats");
        var figure = stage.Load(this, text, world.Load, _ => new SaleBuyer(sale), Pace.Closed, LoadRun.MaxDuration);
        var problems = await sale.CheckAsync(stage.Ours.Books);
        var counts = await world.Hall.CountsAsync(sale.Performance);
        if (counts.Sold != world.Hall.SeatCount) problems = [.. problems, $"{counts.Sold} of {world.Hall.SeatCount} seats are sold"];
        stage.Conclude(this, text, problems, figure with
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"sold out in {figure.Seconds:0.0} s, {Together * figure.PerSecond:0} seats/s; {figure.Note}"),
        });
    }
}
