using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Silo.Storage;

/// <summary>Where tests reach into the writer: to hold it, to make a commit fail, to take a guard away.</summary>
internal sealed record StorageHooks
{
    /// <summary>Called on the writer's thread when a batch was taken, before BEGIN.</summary>
    public Action<SqliteDatabase>? BatchTaken { get; init; }

    /// <summary>Called on the writer's thread before COMMIT.</summary>
    public Action<SqliteDatabase>? Committing { get; init; }

    /// <summary>Updates whatever version is there; shows what the version is for.</summary>
    public bool IgnoreVersions { get; init; }
}
