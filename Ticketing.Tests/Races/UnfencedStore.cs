using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Races;

/// <summary>
/// The negative control: a store in which the last writer wins, as if rows had no versions. Unless the argument says otherwise, tables have no
/// primary keys either. A race test that passes with this store tests nothing.
/// </summary>
internal sealed class UnfencedStore(bool keepsPrimaryKeys = false) : IRowStore
{
    private readonly Dictionary<(Type Table, RowKey Key), Row> rows = [];
    private readonly Lock gate = new();
    private readonly TaskCompletionSource _meeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Type? _meetsAt;
    private int _missing;

    /// <summary>The next two readers of this kind both get their rows before either goes on. Once for a store.</summary>
    public void LetTwoReadersMeet<TQuery>()
    {
        lock (gate) (_meetsAt, _missing) = (typeof(TQuery), 2);
    }

    public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
    {
        lock (gate)
        {
            foreach (var (row, delete) in writes)
            {
                if (keepsPrimaryKeys && !delete && row.Version == 1 && rows.ContainsKey((row.GetType(), row.Key)))
                    return ValueTask.FromResult<Row?>(row);
            }

            foreach (var (row, delete) in writes)
            {
                if (delete) rows.Remove((row.GetType(), row.Key));
                else rows[(row.GetType(), row.Key)] = row;
            }
        }

        return ValueTask.FromResult<Row?>(null);
    }

    public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row
    {
        IReadOnlyList<T> found;
        var meets = false;
        lock (gate)
        {
            var plan = query.Plan();
            found = [.. rows.Values.OfType<T>().Where(row => plan.Matches(query, row)).Order(plan.Order).Take(query.Limit)];
            if (query.GetType() == _meetsAt)
            {
                meets = true;
                if (--_missing == 0)
                {
                    _meetsAt = null;
                    _meeting.SetResult();
                }
            }
        }

        if (meets) await _meeting.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return found;
    }
}
