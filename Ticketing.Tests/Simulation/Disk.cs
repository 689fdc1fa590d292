using Ticketing.Grains.Storage;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation;

/// <summary>The disk of the world: it outlives every process, is slow or fails as the seed decides, and may finish a commit of a dead process.</summary>
internal sealed class Disk(World world)
{
    private readonly List<Commit> inFlight = [];

    private sealed record Commit(SimulationProcess Process, IReadOnlyList<RowWrite> Writes);

    public SimulatedStore Store { get; } = new();

    /// <summary>While set, nothing is written or read.</summary>
    public bool IsOut { get; set; }

    private bool IsFaulty => !world.Troubles.IsOver;

    public IRowStore Connect(SimulationProcess process) => new Connection(this, process);

    /// <summary>Writes without delay or fault, to prepare a world.</summary>
    public void Put(Row row) => Apply([row]);

    /// <summary>Called when a process died. Each commit that it was writing is on disk or not, by chance.</summary>
    public void Abandon(SimulationProcess process)
    {
        foreach (var commit in inFlight.Where(one => one.Process == process).ToList())
        {
            inFlight.Remove(commit);
            if (world.Scheduler.Chance.Next(2) == 0) Apply(commit.Writes);
        }
    }

    // The simulated store has no delay here, so its task is already complete.
    private Row? Apply(IReadOnlyList<RowWrite> writes) => Store.TryCommitAsync(world.Plant.Rewrite(writes, world)).AsTask().GetAwaiter().GetResult();

    private async ValueTask<Row?> CommitAsync(SimulationProcess process, IReadOnlyList<RowWrite> writes)
    {
        var commit = new Commit(process, writes);
        inFlight.Add(commit);
        await PassAsync(process);
        inFlight.Remove(commit);

        var fate = Fate();
        if (fate == CommitFault.NotWritten) throw NotDone("not written");
        var conflict = Apply(writes);
        await PassAsync(process);
        if (fate == CommitFault.WrittenAnswerLost) throw Unknown();
        return conflict;
    }

    private async ValueTask<IReadOnlyList<T>> ReadAsync<T>(SimulationProcess process, RowQuery<T> query)
        where T : Row
    {
        await PassAsync(process);
        if (IsFaulty && (IsOut || Chance(world.Settings.ReadFails))) throw NotDone("not read");
        var rows = await Store.ReadAsync(query);
        await PassAsync(process);
        return rows;
    }

    private CommitFault Fate()
    {
        if (!IsFaulty) return CommitFault.None;
        if (IsOut || Chance(world.Settings.NotWritten)) return CommitFault.NotWritten;
        return Chance(world.Settings.AnswerLost) ? CommitFault.WrittenAnswerLost : CommitFault.None;
    }

    private async ValueTask PassAsync(SimulationProcess process)
    {
        var longest = world.Settings.MaxStoreDelay;
        if (IsFaulty && Chance(world.Settings.SlowStore)) longest = world.Settings.LongStoreDelay;
        var delay = longest * world.Scheduler.Chance.NextDouble();
        if (longest > world.Settings.MaxStoreDelay) world.Witness.Disturbed(delay);
        if (delay > TimeSpan.Zero) await Task.Delay(delay, process.Time);
        else await Task.Yield();
    }

    private bool Chance(double share) => share > 0 && world.Scheduler.Chance.NextDouble() < share;

    private StoreUnavailableException NotDone(string what)
    {
        world.Witness.Disturbed(TimeSpan.Zero);
        return new StoreUnavailableException($"Simulated: {what}.");
    }

    private CommitOutcomeUnknownException Unknown()
    {
        world.Witness.Disturbed(TimeSpan.Zero);
        return new CommitOutcomeUnknownException("Simulated: the answer was lost.");
    }

    private sealed class Connection(Disk disk, SimulationProcess process) : IRowStore
    {
        public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes) => disk.CommitAsync(process, writes);

        public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row => disk.ReadAsync(process, query);
    }
}
