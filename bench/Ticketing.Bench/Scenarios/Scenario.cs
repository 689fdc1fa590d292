using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>One path of the product under load, and the bare endpoint it is compared with.</summary>
internal abstract class Scenario
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What one piece of work is.</summary>
    public abstract string Work { get; }

    /// <summary>What the design promises for it, as text for the table.</summary>
    public abstract string Target { get; }

    /// <summary>Whether a refusal is what is measured.</summary>
    public virtual bool WantsRefusals => false;

    /// <summary>The user of a connection to the bare endpoint.</summary>
    public abstract VirtualUser NewBareUser();

    /// <summary>The user of a connection to the path.</summary>
    public abstract VirtualUser NewUser();

    /// <summary>Sets up what it needs.</summary>
    /// <returns>Null, or why it cannot be played on this server.</returns>
    public abstract Task<string?> PrepareAsync(World world);

    /// <summary>What there is to say about the run, or null.</summary>
    public virtual string? Remark => null;

    /// <summary>The work that counts.</summary>
    public long Done(LoadResult result) => WantsRefusals ? result.Refused : result.Succeeded;

    /// <summary>All scenarios, in the order of the table.</summary>
    public static IReadOnlyList<Scenario> All() => [new QueuePoll(), new MapNotModified(), new SeatHold(), new Sale(), new SoldSeat()];
}
