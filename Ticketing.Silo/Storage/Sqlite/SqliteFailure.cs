namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>SQLite refused a call. The message contains the statement and SQLite's own text.</summary>
/// <param name="code">The extended result code, https://www.sqlite.org/rescode.html.</param>
/// <param name="message">The call that failed, and SQLite's text.</param>
internal sealed class SqliteFailure(int code, string message) : Exception($"{message} (SQLite result code {code})")
{
    private const int Constraint = 19;
    private const int ConstraintPrimaryKey = Constraint | (6 << 8);
    private const int ConstraintUnique = Constraint | (8 << 8);

    /// <summary>The row violates NOT NULL, CHECK or a unique index. Only this row is at fault, and the transaction stays open.</summary>
    public bool IsConstraint => (code & 0xFF) == Constraint;

    /// <summary>Another row already has the key.</summary>
    public bool IsDuplicate => code is ConstraintPrimaryKey or ConstraintUnique;
}
