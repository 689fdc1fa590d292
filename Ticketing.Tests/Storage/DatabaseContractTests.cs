using Ticketing.Grains.Storage;
using Xunit;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
public sealed class SqliteRowStoreContractTests : RowStoreContract, IDisposable
{
    private readonly TemporaryStore _temporary = TemporaryStore.OnSqlite();

    protected override IRowStore Store => _temporary.Pipeline;

    public void Dispose() => _temporary.Dispose();
}

[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
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

[Trait("Suite", "Unit")]
public sealed class SqliteRowQueryContractTests(SharedSqlite shared) : RowQueryContract, IClassFixture<SharedSqlite>
{
    protected override IRowStore Store => shared.Store;
}

[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class MySqlRowQueryContractTests : RowQueryContract, IClassFixture<SharedMySql>
{
    private readonly SharedMySql _shared;

    public MySqlRowQueryContractTests(SharedMySql shared)
    {
        TestStore.RequireMySql();
        _shared = shared;
    }

    protected override IRowStore Store => _shared.Store;
}
