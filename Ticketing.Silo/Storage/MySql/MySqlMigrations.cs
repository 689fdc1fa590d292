using System.Globalization;
using Ticketing.Silo.Storage.Migrations;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>
/// Brings a database to this program's schema, under a lock of the server: when processes start together, one works and the others wait.
/// MySQL commits every CREATE at once, so an interrupted step is run again as a whole. Its statements must allow that (IF NOT EXISTS, OR
/// REPLACE).
/// </summary>
internal static class MySqlMigrations
{
    private const string Lock = "CONCAT('ticketing-schema-', LEFT(SHA2(DATABASE(), 256), 20))";

    /// <summary>Applies the missing steps.</summary>
    /// <returns>How many steps were applied.</returns>
    /// <exception cref="InvalidOperationException">A newer program took something away, the database is of another line, or another process is at it for too long.</exception>
    public static int Apply(MySqlSession session, IReadOnlyList<Migration> migrations, DateTimeOffset now, TimeSpan timeout)
    {
        // The wait is shorter than the connection's time-out, after which the driver would give the statement up.
        var wait = (int)(timeout.TotalSeconds * 0.8);
        if (session.Number(string.Create(CultureInfo.InvariantCulture, $"SELECT GET_LOCK({Lock}, {wait})")) != 1)
            throw new InvalidOperationException($"Another process has been changing the database's schema for {wait} s.");
        try
        {
            session.Execute("CREATE TABLE IF NOT EXISTS schema_migrations (number INT PRIMARY KEY, name VARCHAR(200) NOT NULL, applied_at BIGINT NOT NULL) ENGINE = InnoDB CHARACTER SET utf8mb4");
            var missing = MigrationRules.Missing(migrations, Applied(session));
            foreach (var migration in missing) Apply(session, migration, now);
            return missing.Count;
        }
        finally
        {
            session.Number($"SELECT RELEASE_LOCK({Lock})");
        }
    }

    private static List<AppliedMigration> Applied(MySqlSession session)
    {
        // The column with the kind came with a step of its own.
        var hasKinds = session.Number(
            "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'schema_migrations' AND column_name = 'kind'") > 0;
        var applied = new List<AppliedMigration>();
        session.Query($"SELECT number, name, {(hasKinds ? "kind" : "'expand'")} FROM schema_migrations", reader =>
        {
            while (reader.Read()) applied.Add(AppliedMigration.Of(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        });
        return applied;
    }

    private static void Apply(MySqlSession session, Migration migration, DateTimeOffset now)
    {
        // The collation compares bytes and does not ignore spaces at the end. MySQL and MariaDB have different names for it.
        var collation = session.Text("VERSION()").Contains("MariaDB", StringComparison.Ordinal) ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
        session.Execute(migration.Sql.Replace("{text}", $"ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE {collation}", StringComparison.Ordinal));
        var record = new MySqlLiterals();
        record.Integer(migration.Number);
        record.Text(migration.Name);
        record.Instant(now);
        session.Execute($"INSERT INTO schema_migrations (number, name, applied_at) VALUES ({record})");
        if (migration.Kind != MigrationKind.Expand)
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"UPDATE schema_migrations SET kind = '{AppliedMigration.TextOf(migration.Kind)}' WHERE number = {migration.Number}"));
    }
}
