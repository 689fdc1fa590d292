using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage;

/// <summary>A query that waits for a reader; asked on the reader's thread, and again from the start when the connection broke meanwhile.</summary>
internal abstract class PendingRead(QueryPlan plan)
{
    /// <summary>How it is asked.</summary>
    public QueryPlan Plan { get; } = plan;

    /// <summary>Whether the caller was told anything.</summary>
    public abstract bool IsAnswered { get; }

    /// <summary>Whether it has as many rows as it may have.</summary>
    public abstract bool IsFull { get; }

    /// <summary>Forgets what came, and gives the values of the query and its limit.</summary>
    public abstract void Begin(ValueWriter to);

    /// <summary>Takes a row of the answer.</summary>
    public abstract void Add(ValueReader row);

    /// <summary>Tells the caller the rows.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller what went wrong, unless it has its answer already.</summary>
    public abstract void Fail(Exception failure);
}

/// <summary>A query for rows of <typeparamref name="T"/> that waits for a reader.</summary>
internal sealed class PendingRead<T>(RowQuery<T> query) : PendingRead(query.Plan())
    where T : Row
{
    private readonly TaskCompletionSource<IReadOnlyList<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly QueryPlan<T> _plan = query.Plan();
    private List<T> _rows = [];

    /// <inheritdoc/>
    public override bool IsAnswered => _answer.Task.IsCompleted;

    /// <inheritdoc/>
    public override bool IsFull => _rows.Count >= query.Limit;

    /// <summary>What the caller waits for.</summary>
    public Task<IReadOnlyList<T>> Answer => _answer.Task;

    /// <inheritdoc/>
    public override void Begin(ValueWriter to)
    {
        if (_rows.Count > 0) _rows = [];
        _plan.Bind(query, to);
        to.Integer(query.Limit);
    }

    /// <inheritdoc/>
    public override void Add(ValueReader row) => _rows.Add(_plan.Read(row));

    /// <inheritdoc/>
    public override void Complete() => _answer.TrySetResult(_rows);

    /// <inheritdoc/>
    public override void Fail(Exception failure) => _answer.TrySetException(failure);
}
