using System.Text;
using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;

namespace Ticketing.Bench.Claims;

/// <summary>Readers ask for the whole seat map again and again, compressed as for browsers; without changes, or while seats are held.</summary>
internal sealed class MapReads(bool writes) : Claim
{
    private const int Seats = 100_000;
    private const int Readers = 95;
    private const int Writers = 32;
    private const double HoldsPerSecond = 200;
    private const int MaxMapBytes = 8 * 1024 * 1024;

    /// <inheritdoc/>
    public override string Name => writes ? "map-writes" : "map";

    /// <inheritdoc/>
    public override string Theirs => writes ? "7,610 ms, 12/s (S1)" : "960 ms, 99/s (S1)";

    /// <inheritdoc/>
    public override int PeopleAt(double size) => writes ? 1_000 : 1;

    /// <inheritdoc/>
    public override async Task PlayAsync(ClaimStage stage, double size)
    {
        var world = await stage.WorldAsync((int)(Seats * size), PeopleAt(size));
        var sale = await SeatSale.OpenAsync(world, $"{Name}-{world.Hall.SeatCount}");
        var text = ClaimStage.Text(world.Hall.SeatCount, "seats");
        var read = Encoding.ASCII.GetBytes($"GET /v1/performances/{sale.Performance}/seat-map HTTP/1.1\r\nHost: {world.Load.Target}\r\nAccept-Encoding: br\r\n\r\n");
        var readers = world.Load with { Connections = Readers, MaxResponseBytes = MaxMapBytes };
        var writers = world.Load with { Connections = Writers };

        var cold = stage.Load(this, text, readers, _ => new Repeater(read, 200), Pace.Closed, stage.Settings.Cold, "cold");
        stage.WarmUp(readers, _ => new Repeater(read, 200), Pace.Closed);
        var writing = writes
            ? Task.Factory.StartNew(
                () => writers.Run(() => new SeatHolder(sale), Pace.Constant(HoldsPerSecond), stage.Settings.ClaimTime),
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            : Task.FromResult(new LoadResult());
        var figure = stage.Load(this, text, readers, _ => new Repeater(read, 200), Pace.Closed, stage.Settings.ClaimTime);
        var written = await writing;
        if (writes) figure = figure with { Note = $"{written.Succeeded / written.Elapsed.TotalSeconds:0} holds/s meanwhile; {figure.Note}" };
        var problems = await sale.CheckAsync(stage.Ours.Books, isUsed: writes);
        if (written.Failed > 0) problems = [.. problems, $"{written.Failed} holds failed, the first: {written.FirstFailure}"];
        stage.Conclude(this, text, problems, figure, cold);
    }
}
