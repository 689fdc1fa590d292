using System.Globalization;
using Ticketing.Silo.Storage.Migrations;

namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>Brings a database to this program's schema. Each missing step runs in a transaction of its own, together with its record.</summary>
internal static class SqliteMigrations
{
    /// <summary>Applies the missing steps.</summary>
    /// <returns>How many steps were applied.</returns>
    /// <exception cref="InvalidOperationException">A newer program took something away, the database is of another line, or a step failed.</exception>
    public static int Apply(SqliteDatabase database, IReadOnlyList<Migration> migrations, DateTimeOffset now)
    {
        database.Execute("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)");
        var missing = MigrationRules.Missing(migrations, Applied(database));
        foreach (var migration in missing) Apply(database, migration, now);
        return missing.Count;
    }

    private static List<AppliedMigration> Applied(SqliteDatabase database)
    {
        // The column with the kind came with a step of its own.
        var kind = HasKinds(database) ? "kind" : "'expand'";
        var applied = new List<AppliedMigration>();
        var statement = database.Statement($"SELECT number, name, {kind} FROM schema_migrations");
        while (statement.Step()) applied.Add(AppliedMigration.Of(statement.Columns.Int(), statement.Columns.Text(), statement.Columns.Text()));
        statement.Reset();
        return applied;
    }

    private static bool HasKinds(SqliteDatabase database)
    {
        var statement = database.Statement("SELECT COUNT(*) FROM pragma_table_info('schema_migrations') WHERE name = 'kind'");
        statement.Step();
        var has = statement.Columns.Flag();
        statement.Reset();
        return has;
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
            if (migration.Kind != MigrationKind.Expand)
                database.Execute(string.Create(CultureInfo.InvariantCulture, $"UPDATE schema_migrations SET kind = '{AppliedMigration.TextOf(migration.Kind)}' WHERE number = {migration.Number}"));
            database.Execute("COMMIT");
        }
        catch (SqliteFailure failure)
        {
            if (database.InTransaction) database.Execute("ROLLBACK");
            throw new InvalidOperationException($"Migration {migration.Number:D4} ({migration.Name}) failed and was taken back: {failure.Message}", failure);
        }
    }
}
