namespace Ticketing.Silo.Storage.Migrations;

/// <summary>A step that a database has, as its table <c>schema_migrations</c> tells.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">What it does.</param>
/// <param name="Kind">What it means for the release before it; steps from before kinds were recorded are of <see cref="MigrationKind.Expand"/>.</param>
internal sealed record AppliedMigration(int Number, string Name, MigrationKind Kind = MigrationKind.Expand)
{
    private const string Expand = "expand";
    private const string Contract = "contract";

    /// <summary>A step as it stands in the table.</summary>
    /// <exception cref="InvalidOperationException">The kind is one that this program does not know.</exception>
    public static AppliedMigration Of(int number, string name, string kind) => new(number, name, kind switch
    {
        Expand => MigrationKind.Expand,
        Contract => MigrationKind.Contract,
        _ => throw new InvalidOperationException($"The database's migration {number:D4} ({name}) is of the kind '{kind}', which this program does not know."),
    });

    /// <summary>A kind as it stands in the table, and in the first line of a step's file.</summary>
    public static string TextOf(MigrationKind kind) => kind == MigrationKind.Contract ? Contract : Expand;
}
