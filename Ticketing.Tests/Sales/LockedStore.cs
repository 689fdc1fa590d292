using Ticketing.Grains.Storage;
using Ticketing.Tests.Simulation;

namespace Ticketing.Tests.Sales;

/// <summary>The simulated store for silos on the thread pool: one caller at a time, and no delays in between.</summary>
internal sealed class LockedStore : IRowStore
{
    private readonly SimulatedStore store = new();
    private readonly Lock gate = new();

    /// <summary>Decides the fate of the commits from now on.</summary>
    public Func<IReadOnlyList<RowWrite>, CommitFault> Fault
    {
        set
        {
            lock (gate) store.Fault = value;
        }
    }

    public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
    {
        lock (gate) return store.TryCommitAsync(writes);
    }

    /// <summary>Queries so far.</summary>
    public int Reads { get; private set; }

    public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row
    {
        lock (gate)
        {
            Reads++;
            return store.ReadAsync(query);
        }
    }

    /// <summary>The committed rows of a type by key.</summary>
    public IReadOnlyList<T> Rows<T>()
        where T : Row
    {
        lock (gate) return [.. store.Rows<T>()];
    }
}
