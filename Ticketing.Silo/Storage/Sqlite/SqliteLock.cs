namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>
/// Keeps a second process away from the database: two silos on one file would each keep its own grains.
/// The operating system frees it when the process ends in any way, so there are no stale locks.
/// </summary>
internal sealed class SqliteLock : IDisposable
{
    /// <summary>What the lock's file is called after the database's name.</summary>
    public const string Ending = ".lock";

    private readonly FileStream _file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="InvalidOperationException">Somebody else has it.</exception>
    public SqliteLock(string databasePath)
    {
        try
        {
            _file = PrivateFiles.Open(databasePath + Ending, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException(
                $"The database '{Path.GetFullPath(databasePath)}' is in use by another process. Stop that one, or choose another data folder.", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
