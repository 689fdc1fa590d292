namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>
/// Keeps a second process away from the database, because two silos on one file would each run grains of their own.
/// The operating system frees the lock when the process ends in any way, so there are no stale locks.
/// </summary>
internal sealed class SqliteLock : IDisposable
{
    /// <summary>What the lock's file is called after the database's name.</summary>
    public const string Ending = ".lock";

    private readonly FileStream _file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="InvalidOperationException">Another process has the lock.</exception>
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
