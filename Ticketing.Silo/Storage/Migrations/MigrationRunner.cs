using System.Globalization;
using System.Reflection;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Silo.Storage.Migrations;

/// <summary>One numbered step of the schema.</summary>
/// <param name="Number">Its place in the order; never used twice.</param>
/// <param name="Name">What it does, from the file name <c>0001_name.sql</c>.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>The migrations this program carries, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load(typeof(Migration).Assembly);

    private static List<Migration> Load(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith("Migrations/", StringComparison.Ordinal))
            .Select(resource => Read(assembly, resource))
            .OrderBy(migration => migration.Number)];

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var file = Path.GetFileNameWithoutExtension(resource);
        return new Migration(int.Parse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), file[5..], reader.ReadToEnd());
    }
}

/// <summary>Brings a database to this program's schema: each missing step in a transaction of its own, together with its record.</summary>
internal static class MigrationRunner
{
    /// <summary>Applies what is missing.</summary>
    /// <returns>How many steps were applied.</returns>
    /// <exception cref="InvalidOperationException">The database was made by a newer or another program, or two steps share a number.</exception>
    public static int Apply(SqliteDatabase database, IReadOnlyList<Migration> migrations, DateTimeOffset now)
    {
        if (migrations.GroupBy(migration => migration.Number).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new InvalidOperationException($"Migration {twins.Key:D4} exists twice: {string.Join(", ", twins.Select(twin => twin.Name))}.");

        database.Execute("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)");
        var applied = Applied(database);
        Refuse(applied, migrations);

        var missing = migrations.Where(migration => !applied.ContainsKey(migration.Number)).ToList();
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

    private static void Refuse(Dictionary<int, string> applied, IReadOnlyList<Migration> migrations)
    {
        var known = migrations.ToDictionary(migration => migration.Number, migration => migration.Name);
        foreach (var (number, name) in applied.OrderBy(entry => entry.Key))
        {
            if (!known.TryGetValue(number, out var expected))
            {
                throw new InvalidOperationException(
                    $"The database has migration {number:D4} ({name}), this program knows up to {known.Keys.DefaultIfEmpty().Max():D4}: " +
                    "the database was made by a newer version. Start that version, or restore a backup from before the upgrade.");
            }

            if (expected != name)
                throw new InvalidOperationException($"The database's migration {number:D4} is '{name}', this program's is '{expected}': they are not of the same line.");
        }
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
