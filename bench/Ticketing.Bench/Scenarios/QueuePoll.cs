using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>People wait in a room that lets nobody in, and ask for their place.</summary>
internal sealed class QueuePoll : Scenario
{
    private const int People = 5_000;

    private LoadRun _load = null!;
    private WaitingLine _line = null!;
    private int _next = -1;

    /// <inheritdoc/>
    public override string Name => "poll";

    /// <inheritdoc/>
    public override string Work => "queue poll of somebody who waits";

    /// <inheritdoc/>
    public override string Target => "≥ 0.8 × bare GET";

    /// <inheritdoc/>
    public override bool HasLatencyTable => true;

    /// <inheritdoc/>
    public override string Remark => $"{_line.Waiting.Count:N0} people wait";

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Get(_load);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new Poller(this);

    /// <inheritdoc/>
    public override async Task PrepareAsync(World world)
    {
        _load = world.Load;
        _line = new WaitingLine(await world.Hall.AddPerformanceAsync(WaitingLine.Closed), world);
        _line.Fill(Math.Min(People, world.Buyers.Length));
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> CheckAsync(IBooks books) => Task.FromResult(_line.Check(books));

    // Each connection sends the next person's poll at every request, because a load balancer would also mix people over connections.
    private sealed class Poller(QueuePoll scenario) : VirtualUser
    {
        private Waiter _waiter = null!;

        public override int Write(Span<byte> to)
        {
            _waiter = scenario._line.Waiting[(int)((uint)Interlocked.Increment(ref scenario._next) % scenario._line.Waiting.Count)];
            _waiter.Poll.CopyTo(to);
            return _waiter.Poll.Length;
        }

        // Nobody is let in and nobody leaves, so the place must be the one that was told at entering.
        public override Verdict Read(int status, ReadOnlySpan<byte> body) => _waiter.Read(status, body);
    }
}
