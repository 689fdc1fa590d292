using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage;

/// <summary>The limits of <see cref="IRowStore"/>, the same for every store. What is against them is a bug of the caller.</summary>
internal static class RowRules
{
    private const int MaxKeyPart = 200;

    /// <summary>Refuses a commit that is empty, too large, or has a key part that is too long.</summary>
    public static void Check(IReadOnlyList<RowWrite> writes)
    {
        if (writes.Count is 0 or > IRowStore.MaxWrites)
            throw new ArgumentException($"A commit has 1 to {IRowStore.MaxWrites} writes, not {writes.Count}.", nameof(writes));
        foreach (var write in writes)
        {
            var key = write.Row.Key;
            if (key.First.Length > MaxKeyPart || key.Second.Length > MaxKeyPart || key.Third.Length > MaxKeyPart)
                throw new ArgumentException($"A part of the key of a {write.Row.GetType().Name} is longer than {MaxKeyPart} characters.", nameof(writes));
        }
    }

    /// <summary>Refuses a negative limit, which SQLite would take for none.</summary>
    public static void Check<T>(RowQuery<T> query)
        where T : Row
    {
        if (query.Limit < 0) throw new ArgumentException($"{query.GetType().Name} has the limit {query.Limit}.", nameof(query));
    }
}
