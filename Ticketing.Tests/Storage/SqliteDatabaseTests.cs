using System.Runtime.InteropServices;
using Shouldly;
using Ticketing.Grains.Seats;
using Ticketing.Silo.Storage.Sqlite;
using Xunit;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
public sealed class SqliteDatabaseTests
{
    [Fact]
    public void A_wait_of_a_millisecond_is_not_made_a_whole_second()
    {
        // A reader that meets a commit waits for a moment. SQLite without a finer sleep waits a second, and everybody with it.
        using var database = new SqliteDatabase(":memory:");

        Sleep(1).ShouldBe(1);
    }

    [Fact]
    public void A_query_that_a_partial_index_serves_is_not_compiled_anew_for_other_values()
    {
        using var store = TemporaryStore.OnSqlite();
        _ = store.Reopen();
        store.Close();
        using var database = SqliteConnections.OpenReader(store.Options.DatabasePath);
        var query = database.Statement(SqliteStatements.Query(new SeatsOfBuyer("p", Guid.Empty).Plan()));

        for (var buyer = 0; buyer < 3; buyer++)
        {
            query.Parameters.Text("p");
            query.Parameters.Id(new Guid(buyer, 0, 0, new byte[8]));
            query.Parameters.Integer(10);
            query.Execute();
        }

        query.Recompilations.ShouldBe(0);
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_sleep")]
    private static extern int Sleep(int milliseconds);
}
