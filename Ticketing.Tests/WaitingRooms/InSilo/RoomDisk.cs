using Ticketing.Grains.Storage;
using Ticketing.Tests.Simulation;

namespace Ticketing.Tests.WaitingRooms.InSilo;

/// <summary>A disk that counts commits and can make them wait.</summary>
internal sealed class RoomDisk : IRowStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SimulatedStore _disk = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource? _barrier;
    private TaskCompletionSource _reached = New();

    /// <summary>The number of rows of each commit.</summary>
    public List<int> Commits { get; } = [];

    /// <summary>Decides the fate of the commits from now on.</summary>
    public Func<IReadOnlyList<RowWrite>, CommitFault> Fault
    {
        set
        {
            lock (_gate) _disk.Fault = value;
        }
    }

    /// <summary>Selects rows that are dropped from every commit; for tests that run without a guard.</summary>
    public Func<RowWrite, bool> Drops { get; set; } = _ => false;

    /// <summary>Completes when a commit waits.</summary>
    public Task Reached => _reached.Task.WaitAsync(Patience);

    /// <summary>From now on commits wait.</summary>
    public void Hold() => (_barrier, _reached) = (New(), New());

    /// <summary>Lets waiting commits continue.</summary>
    public void Release()
    {
        var barrier = _barrier;
        _barrier = null;
        barrier?.SetResult();
    }

    public async ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
    {
        if (_barrier is { } barrier)
        {
            _reached.TrySetResult();
            await barrier.Task;
        }

        ValueTask<Row?> commit;
        lock (_gate)
        {
            Commits.Add(writes.Count);
            RowWrite[] kept = [.. writes.Where(write => !Drops(write))];
            commit = kept.Length == 0 ? default : _disk.TryCommitAsync(kept);
        }

        return await commit;
    }

    public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row
    {
        lock (_gate) return _disk.ReadAsync(query);
    }

    /// <summary>The committed rows of a type.</summary>
    public IReadOnlyList<T> Rows<T>()
        where T : Row
    {
        lock (_gate) return [.. _disk.Rows<T>()];
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
