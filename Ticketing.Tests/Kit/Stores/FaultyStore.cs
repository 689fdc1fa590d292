using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage;
using Ticketing.Tests.Simulation;

namespace Ticketing.Tests.Kit.Stores;

/// <summary>
/// A store in front of another one, which counts what is asked and has the troubles that a test chooses: callers wait, a commit fails before
/// it is written or loses its answer, or everything fails. Without a trouble it does what the store behind it does.
/// </summary>
/// <param name="behind">The store that keeps the rows; null when <see cref="AddTo"/> finds it.</param>
internal class FaultyStore(IRowStore? behind = null) : IRowStore
{
    // More than any test needs. A wait that never ends fails the test instead of stopping the run: a server that is disposed of waits for its
    // callers, also when a test failed before it let them go.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<Type, int> _reads = [];
    private readonly List<int> _commits = [];
    private IRowStore _behind = behind!;
    private TaskCompletionSource? _heldCommits, _heldReads;
    private TaskCompletionSource _reached = New();

    /// <summary>Decides the fate of each commit from now on. Called for one commit at a time.</summary>
    public Func<IReadOnlyList<RowWrite>, CommitFault> Fault { get; set; } = _ => CommitFault.None;

    /// <summary>Rows that are dropped from every commit; for twins that work without a guard.</summary>
    public Func<RowWrite, bool> Drops { get; set; } = _ => false;

    /// <summary>Whether every commit and every read fails.</summary>
    public bool IsOut { get; set; }

    /// <summary>Rows of these types can be read although the store is out, so that the failure is that of a grain further on.</summary>
    public IReadOnlyList<Type> Spared { get; set; } = [];

    /// <summary>How many rows each commit had that came so far.</summary>
    public IReadOnlyList<int> Commits
    {
        get
        {
            lock (_gate) return [.. _commits];
        }
    }

    /// <summary>How many queries came so far.</summary>
    public int Reads
    {
        get
        {
            lock (_gate) return _reads.Values.Sum();
        }
    }

    /// <summary>Ends when a caller waits. Asks for a <see cref="Hold"/> before.</summary>
    public Task Reached => _reached.Task.WaitAsync(Patience);

    /// <summary>How many queries of a kind came so far.</summary>
    public int ReadsOf<TQuery>()
    {
        lock (_gate) return _reads.GetValueOrDefault(typeof(TQuery));
    }

    /// <summary>Puts this store in front of the application's own.</summary>
    public void AddTo(IServiceCollection services) => services.AddSingleton<IRowStore>(provider =>
    {
        _behind = provider.GetRequiredService<CommitPipeline>();
        return this;
    });

    /// <summary>Keeps commits and reads waiting from now on.</summary>
    public void Hold()
    {
        HoldCommits();
        HoldReads();
    }

    /// <summary>Keeps commits waiting from now on.</summary>
    public void HoldCommits() => (_heldCommits, _reached) = (New(), New());

    /// <summary>Keeps reads waiting from now on.</summary>
    public void HoldReads() => (_heldReads, _reached) = (New(), New());

    /// <summary>Lets all go who wait, and keeps nobody waiting any more.</summary>
    public void Release()
    {
        Interlocked.Exchange(ref _heldCommits, null)?.SetResult();
        Interlocked.Exchange(ref _heldReads, null)?.SetResult();
    }

    /// <inheritdoc/>
    public async ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
    {
        await WaitAsync(_heldCommits);
        CommitFault fault;
        lock (_gate)
        {
            _commits.Add(writes.Count);
            fault = IsOut ? CommitFault.NotWritten : Fault(writes);
        }

        if (fault == CommitFault.NotWritten) throw new StoreUnavailableException("The test lets this commit fail.");
        RowWrite[] kept = [.. writes.Where(write => !Drops(write))];
        var conflict = kept.Length == 0 ? null : await _behind.TryCommitAsync(kept);
        return fault == CommitFault.WrittenAnswerLost ? throw new CommitOutcomeUnknownException("The test lets the answer be lost.") : conflict;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row
    {
        lock (_gate) _reads[query.GetType()] = _reads.GetValueOrDefault(query.GetType()) + 1;
        await WaitAsync(_heldReads);
        if (IsOut && !Spared.Contains(typeof(T))) throw new StoreUnavailableException("The test lets this read fail.");
        return await _behind.ReadAsync(query);
    }

    private Task WaitAsync(TaskCompletionSource? held)
    {
        if (held is null) return Task.CompletedTask;
        _reached.TrySetResult();
        return held.Task.WaitAsync(Patience);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
