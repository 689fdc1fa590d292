using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Storage;

public sealed class SqliteRowStoreContractTests : RowStoreContract, IDisposable
{
    private readonly TemporaryStore _temporary = TemporaryStore.OnSqlite();

    protected override IRowStore Store => _temporary.Pipeline;

    public void Dispose() => _temporary.Dispose();
}

public sealed class MySqlRowStoreContractTests : RowStoreContract, IDisposable
{
    private readonly TemporaryStore _temporary;

    public MySqlRowStoreContractTests()
    {
        TestStore.RequireMySql();
        _temporary = TemporaryStore.OnMySql();
    }

    protected override IRowStore Store => _temporary.Pipeline;

    public void Dispose() => _temporary?.Dispose();
}
