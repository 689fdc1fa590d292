namespace Ticketing.Silo.Storage;

/// <summary>
/// Where tests reach into the writer: to hold it, to make a commit fail or lose its answer, to take a guard away.
/// Each is called on the writer's thread with the way to run SQL on its connection.
/// </summary>
internal sealed record StorageHooks
{
    /// <summary>Called when a batch was taken, before its transaction begins.</summary>
    public Action<Action<string>>? BatchTaken { get; init; }

    /// <summary>Called before COMMIT.</summary>
    public Action<Action<string>>? Committing { get; init; }

    /// <summary>Called after COMMIT; what it throws stands for an answer that was lost on the way.</summary>
    public Action<Action<string>>? Committed { get; init; }

    /// <summary>Updates whatever version is there; shows what the version is for.</summary>
    public bool IgnoreVersions { get; init; }
}
