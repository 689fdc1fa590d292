using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Silo.Storage;

/// <summary>A query that waits for a reader.</summary>
internal abstract class PendingRead
{
    /// <summary>Answers it on the reader's connection; a failure goes to its caller alone.</summary>
    public abstract void Run(SqliteDatabase database);

    /// <summary>Tells the caller that the store failed.</summary>
    public abstract void Fail(StoreUnavailableException failure);
}

/// <summary>A query for rows of <typeparamref name="T"/> that waits for a reader.</summary>
internal sealed class PendingRead<T>(QueryPlan<T> plan, RowQuery<T> query) : PendingRead
    where T : Row
{
    private readonly TaskCompletionSource<IReadOnlyList<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the caller waits for.</summary>
    public Task<IReadOnlyList<T>> Answer => _answer.Task;

    /// <inheritdoc/>
    public override void Run(SqliteDatabase database)
    {
        try
        {
            _answer.TrySetResult(plan.Run(database, query));
        }
        catch (SqliteFailure failure)
        {
            Fail(new StoreUnavailableException($"Reading {query.GetType().Name} failed: {failure.Message}", failure));
        }
#pragma warning disable CA1031 // Whatever a query's binder or reader throws is its caller's, and the reader thread lives on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _answer.TrySetException(exception);
        }
    }

    /// <inheritdoc/>
    public override void Fail(StoreUnavailableException failure) => _answer.TrySetException(failure);
}
