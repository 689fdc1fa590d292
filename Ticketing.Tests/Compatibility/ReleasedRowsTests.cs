using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Accounts.Codes;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Mails;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;
using Ticketing.Silo.Storage.Migrations;
using Ticketing.Silo.Storage.MySql;
using Ticketing.Silo.Storage.Sqlite;
using Ticketing.Tests.Documents;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Compatibility;

/// <summary>A database that release 1 made and filled is opened by the program of today, which reads every row as it was.</summary>
[Trait("Suite", "Repository")]
public sealed class ReleasedRowsTests
{
    // Where release 1 ended; later steps find its rows there.
    private const int SqliteOfRelease1 = 5;
    private const int MySqlOfRelease1 = 2;

    // Tables that release 1 did not have.
    private static readonly Type[] AfterRelease1 = [typeof(AuditRow), typeof(MailRow), typeof(AccountCodeRow), typeof(HoldReleaseRow), typeof(VenuePromoterRow)];

    private static readonly string[] Rows = [.. Lines("release-1.sql").Where(line => line.StartsWith("INSERT", StringComparison.Ordinal))];
    private static readonly string[] Expected = Lines("release-1.rows");
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Rows_of_release_1_are_read_on_SQLite()
    {
        using var store = TemporaryStore.OnSqlite();
        using (var database = SqliteConnections.OpenWriter(store.Options.DatabasePath))
        {
            // Step by step, so that the rows of the first step go through all the others.
            foreach (var step in Migration.Sqlite.Where(step => step.Number <= SqliteOfRelease1))
            {
                SqliteMigrations.Apply(database, [.. Migration.Sqlite.TakeWhile(one => one.Number <= step.Number)], DateTimeOffset.UnixEpoch).ShouldBe(1);
                foreach (var row in Rows.Where(row => IsFor(row, step))) database.Execute(row);
            }
        }

        await ShouldBeReadAsync(store.Pipeline);
    }

    [SkippableFact]
    public async Task Rows_of_release_1_are_read_on_MySQL()
    {
        TestStore.RequireMySql();
        using var store = TemporaryStore.OnMySql();
        using (var session = MySqlSession.Open(store.Options.MySql!, TimeSpan.FromSeconds(10)))
        {
            foreach (var step in Migration.MySql.Where(step => step.Number <= MySqlOfRelease1))
            {
                MySqlMigrations.Apply(session, [.. Migration.MySql.TakeWhile(one => one.Number <= step.Number)], DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(10)).ShouldBe(1);
                foreach (var row in Rows.Where(row => IsFor(row, step))) session.Execute(row);
            }
        }

        await ShouldBeReadAsync(store.Pipeline);
    }

    private static async Task ShouldBeReadAsync(IRowStore store)
    {
        var read = await ReleasedRows.ReadAsync(store).ToListAsync();

        read.Count.ShouldBe(Expected.Length);
        read.Zip(Expected, AsExpected).ShouldBe(Expected);
        read.Select(row => row.GetType()).Distinct().ShouldBe(RandomRows.RowTypes.Except(AfterRelease1), ignoreOrder: true);
        PlanDocument.Read(read.OfType<PlanRow>().Single().Document).Plan!.SeatCount.ShouldBe(2);
    }

    // Columns that came after release 1 are not in the expected text.
    private static string AsExpected(Row row, string expected)
    {
        var known = JsonNode.Parse(expected[expected.IndexOf('{', StringComparison.Ordinal)..])!.AsObject();
        var read = JsonSerializer.SerializeToNode<object>(row)!.AsObject();
        foreach (var later in read.Select(property => property.Key).Except(known.Select(property => property.Key)).ToList()) read.Remove(later);
        return $"{row.GetType().Name} {read.ToJsonString(Readable)}";
    }

    private static bool IsFor(string row, Migration step)
    {
        var table = row.Split(' ')[2];
        return step.Sql.Contains($"CREATE TABLE {table} (", StringComparison.Ordinal) || step.Sql.Contains($"CREATE TABLE IF NOT EXISTS {table} (", StringComparison.Ordinal);
    }

    private static string[] Lines(string file) => File.ReadAllLines(Repository.File("Ticketing.Tests/Compatibility/" + file));
}
