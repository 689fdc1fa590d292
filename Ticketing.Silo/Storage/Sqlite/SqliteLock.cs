namespace Ticketing.Silo.Storage.Sqlite;

/// <summary>
/// Keeps a second process away from the database: two silos on one file would each keep its own grains.
/// The operating system frees it when the process ends in any way, so there are no stale locks.
/// </summary>
internal sealed class SqliteLock : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="InvalidOperationException">Somebody else has it.</exception>
    public SqliteLock(string databasePath)
    {
        try
        {
            _file = new FileStream(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
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
