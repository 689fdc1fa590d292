using Shouldly;
using Ticketing.Grains.Storage.Tables;
using Ticketing.Silo.Storage;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.MySql;
using Xunit;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class SameQueriesTests
{
    [Fact]
    public void What_a_purchase_asks_can_be_asked_together()
    {
        string[] expected =
        [
            "AccountCodeOf", "AccountOf", "AnswersOfUser", "AnySeatOf", "EmailOf", "HoldReleaseOf", "IdempotencyOf", "OrderOf", "OutboxOf", "PerformanceOf", "PlacesOfRoom", "PlanOf", "PricesOf", "PromotersOfVenue", "RefundsOfOrder",
            "RoomOf", "SandboxPaymentOf", "SeatOf", "SeatsOfBuyer", "SeatsOfOrder", "SecretOf", "SessionOf", "ShowOf", "TicketOf", "VenueOf", "VenuePromoterOf", "VenueTimeOf", "WaiterOf",
        ];

        Schema.Current.Queries.Where(plan => SameQueries.Of(plan) is not null).Select(plan => plan.QueryType.Name).ShouldBe(expected, ignoreOrder: true);
    }

    [SkippableFact]
    public async Task A_full_list_of_keys_is_looked_up_in_the_index_even_of_a_table_that_the_server_thinks_is_empty()
    {
        TestStore.RequireMySql();
        using var store = TemporaryStore.OnMySql();
        using var session = MySqlSession.Open(store.Options.MySql!, TimeSpan.FromSeconds(10));
        // Otherwise the names in an EXPLAIN come in a character set that Oracle's driver does not know on MariaDB.
        session.Execute("SET character_set_results = utf8mb4");
        foreach (var plan in Schema.Current.Queries)
        {
            if (SameQueries.Of(plan) is not { } how) continue;
            await FillAsync(store.Pipeline, plan.Table.RowType);
            var values = Enumerable.Range(0, SameQueries.MostValues / how.Columns.Count).Select(key => $"'{key}'").ToList();
            var keys = values.Select(value => $"({string.Join(',', how.Columns.Select(_ => value))})");
            RequireIndex(session, plan, how.Text(string.Join(',', keys)));
            RequireIndex(session, plan, how.Text(string.Join(',', how.Columns.Skip(1).Select(_ => "'a'")), string.Join(',', values)));
        }
    }

    private static void RequireIndex(MySqlSession session, QueryPlan plan, string text) => session.Query("EXPLAIN " + text, rows =>
    {
        rows.Read().ShouldBeTrue();
        rows.GetValue(rows.GetOrdinal("type")).ShouldBe("range", text);
        rows.GetValue(rows.GetOrdinal("key")).ShouldBe(plan.Index ?? "PRIMARY", text);
        rows.Read().ShouldBeFalse("nothing is joined");
    });

    private static async Task FillAsync(CommitPipeline store, Type row)
    {
        var random = new RandomRows(seed: 3);
        for (var count = 0; count < 20; count++) await store.TryCommitAsync([random.Row(row)]);
    }
}
