using System.Globalization;
using System.Reflection;

namespace Ticketing.Silo.Storage.Migrations;

/// <summary>One numbered step of the schema of one kind of database.</summary>
/// <param name="Number">Its place in the order; never used twice.</param>
/// <param name="Name">What it does, from the file name <c>0001_name.sql</c>.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Those for SQLite that this program carries, in order.</summary>
    public static IReadOnlyList<Migration> Sqlite { get; } = Load("Sqlite");

    /// <summary>Those for MySQL and MariaDB.</summary>
    public static IReadOnlyList<Migration> MySql { get; } = Load("MySql");

    /// <summary>The steps that a database lacks.</summary>
    /// <param name="all">The steps of this program.</param>
    /// <param name="applied">The numbers and names of those the database has.</param>
    /// <exception cref="InvalidOperationException">The database was made by a newer or another program, or two steps share a number.</exception>
    public static IReadOnlyList<Migration> Missing(IReadOnlyList<Migration> all, IReadOnlyDictionary<int, string> applied)
    {
        if (all.GroupBy(migration => migration.Number).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new InvalidOperationException($"Migration {twins.Key:D4} exists twice: {string.Join(", ", twins.Select(twin => twin.Name))}.");

        var known = all.ToDictionary(migration => migration.Number, migration => migration.Name);
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

        return [.. all.Where(migration => !applied.ContainsKey(migration.Number))];
    }

    private static List<Migration> Load(string database)
    {
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith($"Migrations/{database}/", StringComparison.Ordinal))
            .Select(resource => Read(assembly, resource))
            .OrderBy(migration => migration.Number)];
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var file = Path.GetFileNameWithoutExtension(resource);
        return new Migration(int.Parse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), file[5..], reader.ReadToEnd());
    }
}
