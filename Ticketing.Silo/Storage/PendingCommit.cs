using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage;

/// <summary>A commit that waits for its group. The writer settles it and tells the caller only after the group is on disk.</summary>
internal sealed class PendingCommit(IReadOnlyList<RowWrite> writes)
{
    // Continuations must not run on the writer's thread: a caller's code would hold up everybody's next commit.
    private readonly TaskCompletionSource<Row?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What to write.</summary>
    public IReadOnlyList<RowWrite> Writes { get; } = writes;

    /// <summary>What the caller waits for.</summary>
    public Task<Row?> Answer => _answer.Task;

    /// <summary>The row that was not as expected, when the writer found one.</summary>
    public Row? Conflict { get; set; }

    /// <summary>Why the rows cannot be written by anyone: a bug of the caller that must not harm the others.</summary>
    public Exception? Rejection { get; private set; }

    /// <summary>Whether the transaction that it was in is on disk, so that it has an answer whatever becomes of the rest of its batch.</summary>
    public bool IsSettled { get; set; }

    /// <summary>Forgets what an earlier try found.</summary>
    public void Begin() => (Conflict, Rejection) = (null, null);

    /// <summary>Whether it can be written as far as one knows.</summary>
    public bool IsGood => Conflict is null && Rejection is null;

    /// <summary>Marks it as one that cannot be written by anyone, because of this row.</summary>
    public void Reject(Row row, Exception cause) =>
        Rejection = new InvalidOperationException($"{row.GetType().Name} cannot be stored: {cause.Message}", cause);

    /// <summary>Tells the caller, after COMMIT.</summary>
    public void Complete()
    {
        if (Rejection is null) _answer.TrySetResult(Conflict);
        else _answer.TrySetException(Rejection);
    }

    /// <summary>Tells the caller that nothing was written, or that nobody knows.</summary>
    public void Fail(Exception failure) => _answer.TrySetException(failure);
}
