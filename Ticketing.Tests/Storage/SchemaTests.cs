using Shouldly;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.Sqlite;
using Xunit;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
public sealed class SchemaTests
{
    [Fact]
    public void Every_row_and_query_of_the_grains_has_its_SQL()
    {
        Should.NotThrow(() => Schema.Current.RequireAll(typeof(Row).Assembly));
        Schema.Current.Tables.Select(table => table.RowType).ShouldBe(RandomRows.RowTypes, ignoreOrder: true);
        Schema.Current.Queries.Select(query => query.QueryType).ShouldBe(RandomRows.QueryTypes, ignoreOrder: true);
    }

    [Fact]
    public async Task A_row_or_query_without_SQL_is_refused_by_name()
    {
        var refusal = Should.Throw<InvalidOperationException>(() => Schema.Current.RequireAll(typeof(SchemaTests).Assembly));
        refusal.Message.ShouldContain(nameof(UnmappedRow));
        refusal.Message.ShouldContain(nameof(UnmappedQuery));

        using var store = TemporaryStore.OnSqlite();
        await Should.ThrowAsync<InvalidOperationException>(async () => await store.Pipeline.TryCommitAsync([new UnmappedRow { Version = 1 }]));
        await Should.ThrowAsync<InvalidOperationException>(async () => await store.Pipeline.ReadAsync(new UnmappedQuery()));
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

    private sealed record UnmappedQuery : RowQuery<UnmappedRow>
    {
        public override bool Matches(UnmappedRow row) => true;
    }
}
