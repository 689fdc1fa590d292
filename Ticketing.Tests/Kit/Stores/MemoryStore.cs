using Ticketing.Grains.Storage;
using Ticketing.Tests.Simulation;

namespace Ticketing.Tests.Kit.Stores;

/// <summary>Rows in memory, for silos on the thread pool: what the simulator has for a disk, with one caller at a time.</summary>
internal sealed class MemoryStore : FaultyStore
{
    private readonly OneAtATime _rows;

    public MemoryStore()
        : this(new OneAtATime())
    {
    }

    private MemoryStore(OneAtATime rows)
        : base(rows) => _rows = rows;

    /// <summary>The committed rows of a type by key.</summary>
    public IReadOnlyList<T> Rows<T>()
        where T : Row => _rows.All<T>();

    // The simulated store has no delays here, so each call is over when it returns.
    private sealed class OneAtATime : IRowStore
    {
        private readonly SimulatedStore _store = new();
        private readonly Lock _gate = new();

        public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
        {
            lock (_gate) return _store.TryCommitAsync(writes);
        }

        public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row
        {
            lock (_gate) return _store.ReadAsync(query);
        }

        public IReadOnlyList<T> All<T>()
            where T : Row
        {
            lock (_gate) return [.. _store.Rows<T>()];
        }
    }
}
