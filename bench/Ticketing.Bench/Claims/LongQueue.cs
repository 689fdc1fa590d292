using System.Globalization;
using Ticketing.Bench.Contenders;
using Ticketing.Bench.Load;
using Ticketing.Bench.Scenarios;
using Ticketing.Bench.Servers;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Bench.Claims;

/// <summary>
/// A queue of a million people. Making a million accounts would take too long, so the rows of these people are written into the table of a separate silo
/// while it is stopped. A few hundred real people stand behind them.
/// </summary>
internal sealed class LongQueue : Claim
{
    private const int People = 1_000_000;
    private const int Behind = 300;

    /// <inheritdoc/>
    public override string Name => "million";

    /// <inheritdoc/>
    public override string Theirs => "≤ 64 B per waiting person (ours)";

    /// <inheritdoc/>
    public override int PeopleAt(double size) => 1;

    /// <inheritdoc/>
    public override async Task PlayAsync(ClaimStage stage, double size)
    {
        var waiting = (int)(People * size);
        using var folder = new RunFolder("queue");
        string performance;
        using (var first = await Ours.OnSqliteAsync(folder.Path))
        {
            var stageOfFirst = await first.SetStageAsync(stage.Settings with { Rows = 1, Buyers = 1 });
            performance = await stageOfFirst.Hall.AddPerformanceAsync(WaitingLine.Closed);
        }

        Insert(folder.Path, performance, waiting);
        var metricsAddress = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        using var ours = await Ours.OnSqliteAsync(folder.Path, $"--Operations:Metrics={metricsAddress}");
        using var metrics = new SiloMetrics(metricsAddress);
        var world = await ours.SetStageAsync(stage.Settings with { Rows = 1, Buyers = Behind });
        Play(stage with { Ours = ours, Metrics = metrics, World = world }, new WaitingLine(performance, world), waiting);
    }

    private void Play(ClaimStage stage, WaitingLine line, int waiting)
    {
        var text = ClaimStage.Text(waiting, "people in front");
        var before = stage.Ours.Server.WorkingSet;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        line.Fill(stage.World.Buyers.Length);
        var (taken, time) = (stage.Ours.Server.WorkingSet - before, clock.Elapsed);
        var next = -1;
        var figure = stage.Load(
            this, text, stage.World.Load, _ => new LinePoller(line.Waiting[Interlocked.Increment(ref next) % line.Waiting.Count], TimeSpan.Zero),
            Pace.Closed, stage.Settings.ClaimTime);
        var problems = line.Waiting.Select(waiter => waiter.Position).Order().SequenceEqual(Enumerable.Range(waiting + 1, line.Waiting.Count).Select(place => (long)place))
            ? Array.Empty<string>()
            : [$"those behind {waiting} stand at {line.Waiting.Min(waiter => waiter.Position)} to {line.Waiting.Max(waiter => waiter.Position)}"];
        stage.Conclude(this, text, problems, figure with
        {
            Note = string.Create(CultureInfo.InvariantCulture,
                $"restored, with {line.Waiting.Count} more, in {time.TotalSeconds:0.0} s; the process grew by {taken / (double)waiting:0} B per person, garbage of reading included; {figure.Note}"),
        });
    }

    // The format is that of the table: ids of 32 hex digits, numbers from 0 in the order of arrival.
    private static void Insert(string folder, string performance, int people)
    {
        using var database = new SqliteDatabase(Path.Combine(folder, "ticketing.db"));
        database.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {people - 1})
            INSERT INTO waiters (performance, user, generation, number, state, entered_until, version)
            SELECT '{performance}', printf('%032x', i + 1), 1, i, 0, NULL, 1 FROM n
            """));
    }
}
