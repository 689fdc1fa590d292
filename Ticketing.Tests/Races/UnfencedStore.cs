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

    public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row
    {
        lock (gate)
        {
            var plan = query.Plan();
            var matching = rows.Values.OfType<T>().Where(row => plan.Matches(query, row));
            return ValueTask.FromResult<IReadOnlyList<T>>([.. matching.Order(plan.Order).Take(query.Limit)]);
        }
    }
}
