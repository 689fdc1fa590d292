namespace Ticketing.Silo.Storage.Migrations;

/// <summary>What a step of the schema means for the release before it.</summary>
internal enum MigrationKind
{
    /// <summary>
    /// Adds something that the release before does without: its statements still work, so it runs on. A column that is added to a table has a
    /// default.
    /// </summary>
    Expand = 0,

    /// <summary>Takes away or changes what the release before uses. It comes a release after the step that made it superfluous.</summary>
    Contract = 1,
}
