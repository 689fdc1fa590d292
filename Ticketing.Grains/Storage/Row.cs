using Orleans.Storage;

namespace Ticketing.Grains.Storage;

/// <summary>
/// One row of a table: immutable, with real columns, and a version that every write must know.
/// Version 1 is an insert, version n an update of the row whose version is n − 1; anything else is a conflict.
/// </summary>
public abstract record Row
{
    /// <summary>The version this row has once it is written.</summary>
    public required long Version { get; init; }

    /// <summary>The primary key, in the order of the table's key columns. It is the last fence against writing something twice.</summary>
    public abstract RowKey Key { get; }

    /// <summary>What a grain throws whose commit this row conflicts with: its memory is out of date, and nothing was written.</summary>
    public InconsistentStateException OutOfDate() => new($"{GetType().Name} {Key} is not at the version before {Version}.");
}

/// <summary>A primary key of one to three parts; a part is text of at most 200 characters.</summary>
public readonly record struct RowKey(string First, string Second = "", string Third = "");

/// <summary>One write of a commit.</summary>
/// <param name="Row">For a put the new row; for a delete the row as it is now.</param>
/// <param name="Delete">True to remove the row instead.</param>
public readonly record struct RowWrite(Row Row, bool Delete = false)
{
    /// <summary>Inserts or updates, according to the row's version.</summary>
    public static implicit operator RowWrite(Row row) => new(row);

    /// <summary>Removes <paramref name="row"/>, which must be the current one.</summary>
    public static RowWrite Remove(Row row) => new(row, Delete: true);
}
