using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>One path under load on one server, and the bare endpoint it is compared with.</summary>
internal abstract class Scenario
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Describes one piece of work.</summary>
    public abstract string Work { get; }

    /// <summary>The target of the design for this scenario, as text for the table.</summary>
    public abstract string Target { get; }

    /// <summary>Whether refusals also count as work.</summary>
    public virtual bool WantsRefusals => false;

    /// <summary>When work begins in the rounds that are compared.</summary>
    public virtual Pace Pace => Pace.Closed;

    /// <summary>Makes the user of a connection to the bare endpoint.</summary>
    public abstract VirtualUser NewBareUser();

    /// <summary>Makes the user of a connection to the measured path.</summary>
    public abstract VirtualUser NewUser();

    /// <summary>Prepares performances and requests before the load.</summary>
    public abstract Task PrepareAsync(World world);

    /// <summary>Whether seats fill up during the load, so that the report compares the rate at the end with the rate at the beginning.</summary>
    public virtual bool FillsUp => false;

    /// <summary>Whether the report has latencies at shares of the closed-loop rate for this scenario.</summary>
    public virtual bool HasLatencyTable => false;

    /// <summary>
    /// More requests per second than any contender answers, for requests that use up seats or places. Seats or places that one slice leaves over are used by
    /// the next one.
    /// </summary>
    public virtual double FastestPerSecond => 25_000;

    /// <summary>Called before each slice of load, outside the measured time. Adds the seats or places that so many requests use up.</summary>
    /// <param name="requests">The number of requests, more than the slice is expected to do.</param>
    public virtual Task MakeRoomAsync(long requests) => Task.CompletedTask;

    /// <summary>Called before each load of a slice.</summary>
    public virtual void BeginLoad()
    {
        // Only a race needs a new seat for each load.
    }

    /// <summary>Checks that the answers agree with the written rows.</summary>
    /// <returns>The errors, in words; empty when there are none.</returns>
    public virtual Task<IReadOnlyList<string>> CheckAsync(IBooks books) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>A remark about the run for the report, or null.</summary>
    public virtual string? Remark => null;

    /// <summary>The number of pieces of work that count.</summary>
    public long Done(LoadResult result) => result.Succeeded + (WantsRefusals ? result.Refused : 0);

    /// <summary>New objects of all scenarios, in the order of the table.</summary>
    public static IReadOnlyList<Scenario> All() =>
        [new QueuePoll(), new QueueEntering(), new MapNotModified(), new SeatHold(), new BestSeat(), new SeatRace(), new Sale(), new SoldSeat()];
}
