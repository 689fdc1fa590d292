using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>One path under load on one server, and the bare endpoint it is compared with.</summary>
internal abstract class Scenario
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What one piece of work is.</summary>
    public abstract string Work { get; }

    /// <summary>What the design promises for it, as text for the table.</summary>
    public abstract string Target { get; }

    /// <summary>Whether refusals are work done, too.</summary>
    public virtual bool WantsRefusals => false;

    /// <summary>When work begins in the rounds that are compared.</summary>
    public virtual Pace Pace => Pace.Closed;

    /// <summary>The user of a connection to the bare endpoint.</summary>
    public abstract VirtualUser NewBareUser();

    /// <summary>The user of a connection to the path.</summary>
    public abstract VirtualUser NewUser();

    /// <summary>Sets up what it needs.</summary>
    public abstract Task PrepareAsync(World world);

    /// <summary>Whether seats fill up while it is loaded, so that the rate at the end belongs beside the rate at the beginning.</summary>
    public virtual bool FillsUp => false;

    /// <summary>Whether latencies at shares of the closed-loop rate are told of it.</summary>
    public virtual bool HasLatencyTable => false;

    /// <summary>
    /// More requests per second than any server here does of those that use something up. What a slice leaves over is there for the next one.
    /// </summary>
    public virtual double FastestPerSecond => 25_000;

    /// <summary>Told before each slice of load, outside of the measured time: whatever the slice uses up must be there for so many requests.</summary>
    /// <param name="requests">More than the slice is expected to do.</param>
    public virtual Task MakeRoomAsync(long requests) => Task.CompletedTask;

    /// <summary>Told before each load of a slice.</summary>
    public virtual void BeginLoad()
    {
        // Most need not know.
    }

    /// <summary>Whether what was answered is what was written.</summary>
    /// <returns>What is wrong, in words; empty when all is well.</returns>
    public virtual Task<IReadOnlyList<string>> CheckAsync(IBooks books) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>What there is to say about the run, or null.</summary>
    public virtual string? Remark => null;

    /// <summary>The work that counts.</summary>
    public long Done(LoadResult result) => result.Succeeded + (WantsRefusals ? result.Refused : 0);

    /// <summary>All scenarios, new ones, in the order of the table.</summary>
    public static IReadOnlyList<Scenario> All() =>
        [new QueuePoll(), new QueueEntering(), new MapNotModified(), new SeatHold(), new SeatRace(), new Sale(), new SoldSeat()];
}
