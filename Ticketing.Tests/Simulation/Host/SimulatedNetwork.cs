namespace Ticketing.Tests.Simulation.Host;

/// <summary>How messages travel to, from and within the silos of a world.</summary>
internal sealed class SimulatedNetwork(SimulationScheduler scheduler)
{
    /// <summary>The longest time a message takes. With zero, messages arrive at once, each in a step of its own.</summary>
    public TimeSpan MaxDelay { get; set; }

    /// <summary>The share of one-way messages that are lost, 0 to 1.</summary>
    public double OneWayLoss { get; set; }

    /// <summary>
    /// Whether messages from one sender to one receiver keep their order. Orleans does not promise an order, but nearly always keeps it.
    /// The order of messages between different pairs is always left to chance.
    /// </summary>
    public bool KeepsOrder { get; set; } = true;

    public bool IsLost(bool isOneWay) => isOneWay && OneWayLoss > 0 && scheduler.Chance.NextDouble() < OneWayLoss;

    public TimeSpan Delay() => MaxDelay <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromTicks(scheduler.Chance.NextInt64(MaxDelay.Ticks + 1));
}

/// <summary>The network's end at one process. Messages that are under way there are lost when the process dies.</summary>
internal sealed class SimulatedWires(SimulatedNetwork network, SimulationProcess process)
{
    // The messages under way, oldest first, by sender and receiver.
    private readonly Dictionary<(string From, string To), Queue<Action>> _underWay = [];

    public void Carry(string from, string to, bool isOneWay, string what, Action arrive)
    {
        if (network.IsLost(isOneWay)) return;
        var delay = network.Delay();
        if (network.KeepsOrder) arrive = InOrder((from, to), arrive);
        if (delay == TimeSpan.Zero) process.Enqueue(new Arrival(from, to, what, arrive));
        else process.Time.CreateTimer(_ => arrive(), null, delay, Timeout.InfiniteTimeSpan);
    }

    // When any delay of the pair ends, the oldest message arrives. So the messages of a pair keep their order.
    private Action InOrder((string From, string To) pair, Action arrive)
    {
        if (!_underWay.TryGetValue(pair, out var queue)) _underWay.Add(pair, queue = new());
        queue.Enqueue(arrive);
        return () =>
        {
            var next = queue.Dequeue();
            if (queue.Count == 0 && _underWay.GetValueOrDefault(pair) == queue) _underWay.Remove(pair);
            next();
        };
    }

    private sealed class Arrival(string from, string to, string what, Action arrive) : ISimulatedWork
    {
        public (string Who, string What) Description => (to, $"receives {what} from {from}");

        public ulong Number => 1;

        public void Execute() => arrive();
    }
}
