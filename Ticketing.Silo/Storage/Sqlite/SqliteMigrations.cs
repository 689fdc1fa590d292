using Ticketing.Silo.Storage.Migrations;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>Brings a database to this program's schema. Each missing step runs in a transaction of its own, together with its record.</summary>
internal static class SqliteMigrations
{
    /// <summary>Applies the missing steps.</summary>
    /// <returns>How many steps were applied.</returns>
    /// <exception cref="InvalidOperationException">The database was made by a newer or another program, or a step failed.</exception>
    public static int Apply(SqliteDatabase database, IReadOnlyList<Migration> migrations, DateTimeOffset now)
    {
        database.Execute("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)");
        var missing = Migration.Missing(migrations, Applied(database));
        foreach (var migration in missing) Apply(database, migration, now);
        return missing.Count;
    }

    private static Dictionary<int, string> Applied(SqliteDatabase database)
    {
        var applied = new Dictionary<int, string>();
        var statement = database.Statement("SELECT number, name FROM schema_migrations");
        while (statement.Step()) applied.Add(statement.Columns.Int(), statement.Columns.Text());
        statement.Reset();
        return applied;
    }

    private static void Apply(SqliteDatabase database, Migration migration, DateTimeOffset now)
    {
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            database.Execute(migration.Sql);
            var record = database.Statement("INSERT INTO schema_migrations (number, name, applied_at) VALUES (?1, ?2, ?3)");
            record.Parameters.Integer(migration.Number);
            record.Parameters.Text(migration.Name);
            record.Parameters.Instant(now);
            record.Execute();
            database.Execute("COMMIT");
        }
        catch (SqliteFailure failure)
        {
            if (database.InTransaction) database.Execute("ROLLBACK");
            throw new InvalidOperationException($"Migration {migration.Number:D4} ({migration.Name}) failed and was taken back: {failure.Message}", failure);
        }
    }
}
