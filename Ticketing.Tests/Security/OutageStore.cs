using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Security;

/// <summary>A store that can fail, so that whatever is logged about failures is logged.</summary>
internal sealed class OutageStore(IRowStore inner) : IRowStore
{
    public bool IsOut { get; set; }

    /// <summary>Rows of these types can be read all the same, so that the failure is that of a grain further on.</summary>
    public IReadOnlyList<Type> Spared { get; set; } = [];

    public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes) =>
        IsOut ? ValueTask.FromException<Row?>(Failure()) : inner.TryCommitAsync(writes);

    public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row => IsOut && !Spared.Contains(typeof(T)) ? ValueTask.FromException<IReadOnlyList<T>>(Failure()) : inner.ReadAsync(query);

    private static StoreUnavailableException Failure() => new("The test has switched the store off.");
}
