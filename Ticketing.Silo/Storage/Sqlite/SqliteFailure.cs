namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>SQLite refused; the message names the statement and SQLite's own words.</summary>
/// <param name="code">The extended result code, https://www.sqlite.org/rescode.html.</param>
/// <param name="message">What was tried, and what SQLite said.</param>
internal sealed class SqliteFailure(int code, string message) : Exception($"{message} (SQLite result code {code})")
{
    private const int Constraint = 19;
    private const int ConstraintPrimaryKey = Constraint | (6 << 8);
    private const int ConstraintUnique = Constraint | (8 << 8);

    /// <summary>The row is against NOT NULL, CHECK or a unique index: the fault of this row alone, the transaction lives on.</summary>
    public bool IsConstraint => (code & 0xFF) == Constraint;

    /// <summary>Another row has the key already.</summary>
    public bool IsDuplicate => code is ConstraintPrimaryKey or ConstraintUnique;
}
