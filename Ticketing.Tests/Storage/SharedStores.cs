using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Storage;

/// <summary>A SQLite database for all tests of a class.</summary>
public sealed class SharedSqlite : IDisposable
{
    private readonly Lazy<TemporaryStore> _temporary = new(static () => TemporaryStore.OnSqlite());

    internal IRowStore Store => _temporary.Value.Pipeline;

    public void Dispose()
    {
        if (_temporary.IsValueCreated) _temporary.Value.Dispose();
    }
}

/// <summary>A MySQL database for all tests of a class. The first test that is not skipped makes it.</summary>
public sealed class SharedMySql : IDisposable
{
    private readonly Lazy<TemporaryStore> _temporary = new(static () => TemporaryStore.OnMySql());

    internal IRowStore Store => _temporary.Value.Pipeline;

    public void Dispose()
    {
        if (_temporary.IsValueCreated) _temporary.Value.Dispose();
    }
}
