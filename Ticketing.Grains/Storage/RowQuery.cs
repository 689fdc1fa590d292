namespace Ticketing.Grains.Storage;

/// <summary>
/// A named question to the store. The storage folder of the silo holds the SQL for each; <see cref="Matches"/> says the same in C#,
/// for the simulated store, and a contract test holds the two together.
/// </summary>
/// <typeparam name="T">The rows it gives.</typeparam>
public abstract record RowQuery<T>
    where T : Row
{
    /// <summary>The most rows one answer may have.</summary>
    public virtual int Limit => 10_000;

    /// <summary>
    /// Whether the answer may lag behind what was committed: it then comes from a read replica where there is one. For pages that are
    /// looked at; never for what a decision rests on.
    /// </summary>
    public bool MayBeStale { get; init; }

    /// <summary>Whether <paramref name="row"/> belongs to the answer.</summary>
    public abstract bool Matches(T row);

    /// <summary>The order of the answer: ascending by this text (ordinal), or the primary key when null.</summary>
    public virtual string? SortKey(T row) => null;
}
