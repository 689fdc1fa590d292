using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Ticketing.EmbeddedSilo;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;

namespace Ticketing.Tests.Simulation;

/// <summary>
/// Two silos on one store that do not know of each other: the same grain runs in both, as a cluster may have it for a moment.
/// Two commits of performances meet at a gate, so that both have read before either has written.
/// </summary>
internal sealed class TwoSilos : IAsyncDisposable
{
    private readonly ServiceProvider[] _silos;

    /// <param name="fenced">False takes the venue's row out of every commit: the guard under test is off.</param>
    public TwoSilos(bool fenced)
    {
        var store = new GateStore(Disk, fenced);
        _silos = [Build(store), Build(store)];
    }

    public SimulatedStore Disk { get; } = new();

    public IGrainFactory this[int silo] => _silos[silo].GetRequiredService<IGrainFactory>();

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos) await silo.DisposeAsync();
    }

    private static ServiceProvider Build(IRowStore store) => new ServiceCollection()
        .AddSingleton(store)
        .AddSingleton(TimeProvider.System)
        .AddSingleton<PerformanceDirectory>()
        .AddCatalogue()
        .AddLogging()
        .AddEmbeddedSilo(silo =>
        {
            silo.GrainAssemblies.Add(typeof(VenueGrain).Assembly);
            silo.StreamProviders.Add(LiveSeatMap.Provider);
            silo.Strict = true;
        })
        .BuildServiceProvider();

    private sealed class GateStore(SimulatedStore disk, bool fenced) : IRowStore
    {
        private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _arrived;

        public async ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
        {
            if (writes.Any(write => write.Row is PerformanceRow))
            {
                if (Interlocked.Increment(ref _arrived) >= 2) _both.TrySetResult();
                await _both.Task;
            }

            var kept = fenced ? writes : [.. writes.Where(write => write.Row is not VenueRow)];
            lock (disk) return disk.TryCommitAsync(kept).AsTask().GetAwaiter().GetResult();
        }

        public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row
        {
            lock (disk) return new(disk.ReadAsync(query).AsTask().GetAwaiter().GetResult());
        }
    }
}
