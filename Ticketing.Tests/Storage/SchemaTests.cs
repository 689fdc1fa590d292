using System.Reflection;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;
using Ticketing.Grains.Venues;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.Sqlite;
using Xunit;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
public sealed class SchemaTests
{
    [Fact]
    public void Every_row_and_query_of_the_grains_is_found()
    {
        Schema.Current.Tables.Select(table => table.RowType).ShouldBe(RandomRows.RowTypes, ignoreOrder: true);
        Schema.Current.Queries.Select(query => query.QueryType).ShouldBe(RandomRows.QueryTypes, ignoreOrder: true);
    }

    [Fact]
    public async Task A_row_without_a_table_is_refused_by_name()
    {
        Should.Throw<InvalidOperationException>(() => new Schema(typeof(SchemaTests).Assembly)).Message.ShouldContain(nameof(UnmappedRow));

        using var store = TemporaryStore.OnSqlite();
        await Should.ThrowAsync<InvalidOperationException>(async () => await store.Pipeline.TryCommitAsync([new UnmappedRow { Version = 1 }]));
    }

    [Fact]
    public void The_text_of_a_query_is_the_same_for_every_query_of_its_type()
    {
        new SeatOf("p", "1").Plan().ShouldBeSameAs(new SeatOf("q", "2").Plan());

        SqliteStatements.Query(new SeatsOfBuyer("p", Guid.Empty).Plan()).ShouldBe(
            "SELECT performance, seat, status, hold_id, buyer, until, extended, order_id, grade, price, last_buyer, holds_in_row, left_at, version FROM seats INDEXED BY seats_of_buyer " +
            "WHERE performance = ?1 AND buyer = ?2 ORDER BY performance, seat LIMIT ?");
        SqliteStatements.Query(new HoldsDue(DateTimeOffset.UnixEpoch).Plan()).ShouldEndWith("WHERE status = 1 AND until <= ?1 ORDER BY until, performance, seat LIMIT ?");
        SqliteStatements.Query(new PerformancePage(null, "", 1).Plan()).ShouldEndWith("WHERE (?1 IS NULL OR show_id = ?1) AND performance > ?2 ORDER BY performance LIMIT ?");
        SqliteStatements.Query(new WaitersOfRoom("p").Plan()).ShouldEndWith("WHERE performance = ?1 AND number > ?2 ORDER BY number, user LIMIT ?");
    }

    /// <summary>Databases order by columns, stores without a database by the texts of the key.</summary>
    [Theory]
    [MemberData(nameof(RowQueryContract.RowTypes), MemberType = typeof(RowQueryContract))]
    public void The_columns_of_a_key_order_rows_as_its_texts_do(Type row) =>
        typeof(SchemaTests).GetMethod(nameof(CompareOrders), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(row).Invoke(null, null);

    private static void CompareOrders<T>()
        where T : Row
    {
        var random = new RandomRows(seed: 5);
        var rows = Enumerable.Range(0, 100).Select(_ => (T)random.Row(typeof(T))).DistinctBy(row => row.Key).ToList();
        var key = ((Table<T>)Schema.Current.TableOf(rows[0])).Key;

        var byColumns = key.Aggregate(rows.Order(Comparer<T>.Create(static (_, _) => 0)), (order, column) => order.ThenBy(row => row, Comparer<T>.Create(column.Compare)));

        byColumns.Select(row => row.Key).ShouldBe(rows.Select(row => row.Key)
            .OrderBy(one => one.First, StringComparer.Ordinal).ThenBy(one => one.Second, StringComparer.Ordinal).ThenBy(one => one.Third, StringComparer.Ordinal));
    }

    // A venue's times within hours of each other: a handful, found by time, given by id.
    private static readonly HashSet<Type> MaySort = [typeof(VenueTimesAt)];

    [Fact]
    public void A_buyers_seats_are_found_by_buyer_and_not_by_walking_through_the_performance()
    {
        using var store = TemporaryStore.OnSqlite();
        _ = store.Pipeline;
        store.Close();
        using var database = SqliteConnections.OpenReader(store.Options.DatabasePath);
        var query = Schema.Current.Queries.Single(query => query.QueryType == typeof(SeatsOfBuyer));

        var plan = database.Statement("EXPLAIN QUERY PLAN " + SqliteStatements.Query(query));
        plan.Step().ShouldBeTrue();
        for (var skipped = 0; skipped < 3; skipped++) plan.Columns.Integer();
        plan.Columns.Text().ShouldContain("seats_of_buyer (performance=? AND buyer=?)");
        plan.Reset();
    }

    [Fact]
    public void No_query_walks_through_a_table_or_sorts_its_whole_answer()
    {
        using var store = TemporaryStore.OnSqlite();
        _ = store.Pipeline;
        store.Close();
        using var database = SqliteConnections.OpenReader(store.Options.DatabasePath);

        foreach (var query in Schema.Current.Queries)
        {
            var plan = database.Statement("EXPLAIN QUERY PLAN " + SqliteStatements.Query(query));
            while (plan.Step())
            {
                for (var skipped = 0; skipped < 3; skipped++) plan.Columns.Integer();
                var step = plan.Columns.Text();
                var sorts = step.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal);
                var sortsTies = step.Contains("LAST TERM OF ORDER BY", StringComparison.Ordinal);
                (step.StartsWith("SEARCH", StringComparison.Ordinal) || sortsTies || (sorts && MaySort.Contains(query.QueryType)))
                    .ShouldBeTrue($"{query.QueryType.Name}: {step}");
            }

            plan.Reset();
        }
    }

    private sealed record UnmappedRow : Row
    {
        public override RowKey Key => new("");
    }
}
