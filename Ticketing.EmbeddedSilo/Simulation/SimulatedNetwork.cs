using Ticketing.EmbeddedSilo.Hosting;

namespace Ticketing.EmbeddedSilo.Simulation;

/// <summary>
/// The way of messages to, from and within a simulated silo. Messages from one sender to one receiver keep their
/// order; between different pairs chance decides.
/// </summary>
public sealed class SimulatedNetwork(SimulationScheduler scheduler)
{
    /// <summary>The shortest time a message takes.</summary>
    public TimeSpan MinDelay { get; set; }

    /// <summary>The longest time a message takes; zero delivers at once, in steps of their own.</summary>
    public TimeSpan MaxDelay { get; set; }

    /// <summary>The part of one-way messages that is lost, 0 to 1.</summary>
    public double OneWayLoss { get; set; }

    /// <summary>Called with every message; true loses it. Only one-way messages may be lost.</summary>
    public Func<SiloMessage, bool>? Loses { get; set; }

    internal ISiloNetwork For(SimulationProcess silo) => new Wires(this, silo);

    private bool IsLost(in SiloMessage message) =>
        message.IsOneWay && ((OneWayLoss > 0 && scheduler.Random.NextDouble() < OneWayLoss) || Loses?.Invoke(message) == true);

    private TimeSpan Delay() => MaxDelay <= MinDelay
        ? MinDelay
        : MinDelay + TimeSpan.FromTicks(scheduler.Random.NextInt64((MaxDelay - MinDelay).Ticks + 1));

    private sealed class Wires(SimulatedNetwork network, SimulationProcess silo) : ISiloNetwork
    {
        // By sender and receiver; what is under way, oldest first.
        private readonly Dictionary<(string From, string To), Queue<Action>> underWay = [];

        public void Deliver(in SiloMessage message, Action arrive)
        {
            if (network.IsLost(message))
                return;
            var pair = (message.From, message.To);
            if (!underWay.TryGetValue(pair, out var queue))
                underWay.Add(pair, queue = new());
            queue.Enqueue(arrive);
            var delay = network.Delay();
            if (delay == TimeSpan.Zero)
                silo.Post(() => ArriveNext(pair));
            else
                silo.Time.CreateTimer(_ => ArriveNext(pair), null, delay, Timeout.InfiniteTimeSpan);
        }

        // Whichever delay ends first lets the oldest message through: that keeps the order of the pair.
        private void ArriveNext((string From, string To) pair)
        {
            var queue = underWay[pair];
            var arrive = queue.Dequeue();
            if (queue.Count == 0)
                underWay.Remove(pair);
            arrive();
        }
    }
}
