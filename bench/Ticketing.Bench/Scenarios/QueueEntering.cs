using System.Diagnostics;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>All buyers enter the queue of one performance, then of the next, so that every request makes a new durable place.</summary>
internal sealed class QueueEntering : Scenario
{
    private readonly List<WaitingLine> _lines = [];
    private World _world = null!;
    private long _next = -1;
    private volatile bool _ranOut;

    /// <inheritdoc/>
    public override string Name => "enter";

    /// <inheritdoc/>
    public override string Work => "durable place in a queue";

    /// <inheritdoc/>
    public override string Target => "";

    /// <inheritdoc/>
    public override double FastestPerSecond => 80_000;

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Post(_world.Load, bodyBytes: 0);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new Newcomer(this);

    /// <inheritdoc/>
    public override Task PrepareAsync(World world)
    {
        _world = world;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task MakeRoomAsync(long requests)
    {
        while ((long)_lines.Count * _world.Buyers.Length - _next - 1 < requests)
            _lines.Add(new WaitingLine(await _world.Hall.AddPerformanceAsync(WaitingLine.Closed), _world));
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> CheckAsync(IBooks books)
    {
        var begun = (int)((_next + _world.Buyers.Length) / _world.Buyers.Length);
        var wrong = _lines.Take(begun).SelectMany(line => line.Check(books)).ToList();
        if (begun == 0) wrong.Add("nobody entered");
        if (_ranOut) wrong.Add("there was no queue left to enter");
        return Task.FromResult<IReadOnlyList<string>>(wrong);
    }

    private sealed class Newcomer(QueueEntering scenario) : VirtualUser
    {
        private WaitingLine _line = null!;
        private int _buyer;
        private long _sentAt;

        public override int Write(Span<byte> to)
        {
            var number = Interlocked.Increment(ref scenario._next);
            var at = number / scenario._world.Buyers.Length;
            if (at >= scenario._lines.Count)
            {
                scenario._ranOut = true;
                return 0;
            }

            (_line, _buyer, _sentAt) = (scenario._lines[(int)at], (int)(number % scenario._world.Buyers.Length), Stopwatch.GetTimestamp());
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
