using System.Globalization;

namespace Ticketing.Silo.Storage.Migrations;

/// <summary>Which steps a program applies to a database, and which databases it leaves alone. Pure.</summary>
internal static class MigrationRules
{
    /// <summary>
    /// The steps that a database lacks. None when it has newer steps that only expand: the program runs on it as it is, which is what makes
    /// an upgrade without a stop, and the way back from one, possible.
    /// </summary>
    /// <param name="all">The steps of this program.</param>
    /// <param name="applied">The steps that the database has.</param>
    /// <exception cref="InvalidOperationException">
    /// A newer program took something away, the database is of another line, or two steps share a number.
    /// </exception>
    public static List<Migration> Missing(IReadOnlyList<Migration> all, IReadOnlyList<AppliedMigration> applied)
    {
        if (all.GroupBy(migration => migration.Number).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new InvalidOperationException($"Migration {twins.Key:D4} exists twice: {string.Join(", ", twins.Select(twin => twin.Name))}.");

        var names = all.ToDictionary(migration => migration.Number, migration => migration.Name);
        var last = names.Keys.DefaultIfEmpty().Max();
        var newer = false;
        foreach (var step in applied.OrderBy(step => step.Number))
        {
            if (step.Number > last)
            {
                RequireExpand(step, last);
                newer = true;
            }
            else
            {
                RequireSame(step, names.GetValueOrDefault(step.Number));
            }
        }

        var had = applied.Select(step => step.Number).ToHashSet();
        List<Migration> missing = [.. all.Where(migration => !had.Contains(migration.Number))];
        if (newer && missing.Count > 0)
            throw new InvalidOperationException($"The database has newer migrations, but not {missing[0].Number:D4} ({missing[0].Name}): they are not of the same line.");
        return missing;
    }

    private static void RequireExpand(AppliedMigration step, int last)
    {
        if (step.Kind == MigrationKind.Expand) return;
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"The database has migration {step.Number:D4} ({step.Name}), which takes away what this program may use; this program knows up to {last:D4}: " +
            $"the database was made by a newer version. Start that version, or restore a backup from before the upgrade."));
    }

    private static void RequireSame(AppliedMigration step, string? expected)
    {
        if (step.Name != expected)
            throw new InvalidOperationException($"The database's migration {step.Number:D4} is '{step.Name}', this program's is '{expected ?? "none"}': they are not of the same line.");
    }
}
