using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Storage;

/// <summary>A named question to the store, with its values. What the question means is declared once per type, in <see cref="Plan"/>.</summary>
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

    /// <summary>
    /// Which rows belong to the answer, and their order. The same object for every query of a type: databases keep their text by it, and a
    /// store without a database judges rows by it.
    /// </summary>
    public abstract QueryPlan<T> Plan();
}
