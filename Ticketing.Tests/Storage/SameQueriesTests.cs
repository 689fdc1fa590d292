using Shouldly;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.MySql;
using Xunit;

namespace Ticketing.Tests.Storage;

public sealed class SameQueriesTests
{
    [Fact]
    public void What_a_purchase_asks_can_be_asked_together()
    {
        string[] expected =
        [
            "AccountOf", "AnswersOfUser", "EmailOf", "IdempotencyOf", "OrderOf", "OutboxOf", "PerformanceOf", "PlanOf", "PricesOf", "RefundsOfOrder",
            "RoomOf", "SandboxPaymentOf", "SeatOf", "SeatsOfBuyer", "SeatsOfOrder", "SecretOf", "SessionOf", "ShowOf", "TicketOf", "VenueOf", "WaiterOf",
        ];

        Schema.Current.Queries.Where(plan => SameQueries.Of(plan) is not null).Select(plan => plan.QueryType.Name).ShouldBe(expected, ignoreOrder: true);
    }

    [SkippableFact]
    public async Task A_full_list_of_keys_is_looked_up_in_the_index_and_comes_in_its_order()
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
            var keys = Enumerable.Range(0, SameQueries.MostValues / how.Columns.Count).Select(key => $"({string.Join(',', how.Columns.Select(_ => $"'{key}'"))})");

            session.Query("EXPLAIN " + how.Text(string.Join(',', keys)), rows =>
            {
                rows.Read().ShouldBeTrue();
                rows.GetValue(rows.GetOrdinal("type")).ShouldBe("range", plan.QueryType.Name);
                rows.GetValue(rows.GetOrdinal("key")).ShouldBe(plan.Index ?? "PRIMARY", plan.QueryType.Name);
                rows.GetValue(rows.GetOrdinal("Extra")).ShouldBe("Using where", plan.QueryType.Name);
                rows.Read().ShouldBeFalse("nothing is joined");
            });
        }
    }

    private static async Task FillAsync(IRowStore store, Type row)
    {
        var random = new RandomRows(seed: 3);
        for (var count = 0; count < 20; count++) await store.TryCommitAsync([random.Row(row)]);
    }
}
