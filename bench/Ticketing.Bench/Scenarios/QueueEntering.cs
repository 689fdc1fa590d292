using System.Diagnostics;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Everybody enters the queue of one performance, then of the next: every request is a new durable place.</summary>
internal sealed class QueueEntering : Scenario
{
    // More than any server here takes in a run, and few enough to be read again afterwards.
    private const int MaxEntrances = 250_000;
    private const int LinesPerPerformance = 16;

    private World _world = null!;
    private WaitingLine[] _lines = [];
    private long _next = -1;

    /// <inheritdoc/>
    public override string Name => "enter";

    /// <inheritdoc/>
    public override string Work => "durable place in a queue";

    /// <inheritdoc/>
    public override string Target => "";

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Post(_world.Load, bodyBytes: 0);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new Newcomer(this);

    /// <inheritdoc/>
    public override async Task PrepareAsync(World world)
    {
        _world = world;
        _lines = new WaitingLine[Math.Min(world.Performances * LinesPerPerformance, Math.Max(1, MaxEntrances / world.Buyers.Length))];
        for (var i = 0; i < _lines.Length; i++) _lines[i] = new WaitingLine(await world.Hall.AddPerformanceAsync(WaitingLine.Closed), world);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> CheckAsync(IBooks books) =>
        Task.FromResult<IReadOnlyList<string>>([.. _lines.SelectMany(line => line.Check(books))]);

    private sealed class Newcomer(QueueEntering scenario) : VirtualUser
    {
        private WaitingLine _line = null!;
        private int _buyer;
        private long _sentAt;

        public override int Write(Span<byte> to)
        {
            var number = Interlocked.Increment(ref scenario._next);
            var at = number / scenario._world.Buyers.Length;
            if (at >= scenario._lines.Length) return 0;
            (_line, _buyer, _sentAt) = (scenario._lines[at], (int)(number % scenario._world.Buyers.Length), Stopwatch.GetTimestamp());
            return _line.WriteEnter(to, _buyer);
        }

        public override Verdict Read(int status, ReadOnlySpan<byte> body) => status switch
        {
            200 when _line.Entered(_buyer, _sentAt, body) is not null => Verdict.Succeeded,
            429 or 503 => Verdict.Refused,
            _ => Verdict.Failed,
        };
    }
}
