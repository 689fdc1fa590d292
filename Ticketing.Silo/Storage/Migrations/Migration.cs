using System.Globalization;
using System.Reflection;

namespace Ticketing.Silo.Storage.Migrations;

/// <summary>One numbered step of the schema of one kind of database.</summary>
/// <param name="Number">Its place in the order; never used twice.</param>
/// <param name="Name">What it does, from the file name <c>0001_name.sql</c>.</param>
/// <param name="Sql">Its statements. The first line is <c>-- expand</c> or <c>-- contract</c>.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Those for SQLite that this program carries, in order.</summary>
    public static IReadOnlyList<Migration> Sqlite { get; } = Load("Sqlite");

    /// <summary>Those for MySQL and MariaDB.</summary>
    public static IReadOnlyList<Migration> MySql { get; } = Load("MySql");

    /// <summary>What it means for the release before it. The first steps do not say so in their files; they only expand.</summary>
    public MigrationKind Kind => SaysItIs(MigrationKind.Contract) ? MigrationKind.Contract : MigrationKind.Expand;

    /// <summary>Whether the file says which kind it is.</summary>
    public bool SaysItsKind => SaysItIs(MigrationKind.Expand) || SaysItIs(MigrationKind.Contract);

    private bool SaysItIs(MigrationKind kind) => Sql.StartsWith($"-- {AppliedMigration.TextOf(kind)}\n", StringComparison.Ordinal);

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
