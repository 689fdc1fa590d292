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
public sealed class SqliteRowQueryContractTests : RowQueryContract, IDisposable
{
    private readonly TemporaryStore _temporary = TemporaryStore.OnSqlite();

    protected override IRowStore Store => _temporary.Pipeline;

    public void Dispose() => _temporary.Dispose();
}

[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class MySqlRowQueryContractTests : RowQueryContract, IDisposable
{
    private readonly TemporaryStore _temporary;

    public MySqlRowQueryContractTests()
    {
        TestStore.RequireMySql();
        _temporary = TemporaryStore.OnMySql();
    }

    protected override IRowStore Store => _temporary.Pipeline;

    public void Dispose() => _temporary?.Dispose();
}
