using System.Text.RegularExpressions;
using Shouldly;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.MySql;
using Ticketing.Silo.Storage.Sqlite;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Compatibility;

/// <summary>
/// While a release takes the place of the one before, programs of both work on the database. So every statement of the release before still
/// works on the schema of today, and what it inserts lacks no value.
/// </summary>
[Trait("Suite", "Repository")]
public sealed partial class KeptStatementsTests
{
    private static IReadOnlyList<string> Kept => KeptStatements.Read();

    /// <summary>With <c>TICKETING_WRITE_RELEASE=1</c> it writes the statements of the program as it is built instead.</summary>
    [Fact]
    public void The_statements_of_the_release_before_are_kept()
    {
        if (Environment.GetEnvironmentVariable("TICKETING_WRITE_RELEASE") == "1") KeptStatements.Write();
        Kept.Count(statement => statement.StartsWith("INSERT", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(21);
        Kept.Count(statement => statement.StartsWith("SELECT", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(35);
        KeptStatements.Of(Schema.Current).ShouldAllBe(statement => !statement.Contains('\''));
    }

    [Fact]
    public void They_work_on_SQLite()
    {
        using var store = TemporaryStore.OnSqlite();
        _ = store.Pipeline;
        store.Close();
        using var database = SqliteConnections.OpenWriter(store.Options.DatabasePath);

        foreach (var statement in Kept) Should.NotThrow(() => database.Statement(Index().Replace(statement, "INDEXED BY ${index}")), statement);
        foreach (var (table, columns) in Inserts())
        {
            var added = database.Statement($"SELECT name FROM pragma_table_info('{table}') WHERE \"notnull\" = 1 AND dflt_value IS NULL");
            while (added.Step()) columns.ShouldContain(added.Columns.Text(), table);
            added.Reset();
        }
    }

    [SkippableFact]
    public void They_work_on_MySQL()
    {
        TestStore.RequireMySql();
        using var store = TemporaryStore.OnMySql();
        _ = store.Pipeline;
        store.Close();
        using var session = MySqlSession.Open(store.Options.MySql!, TimeSpan.FromSeconds(10));

        foreach (var statement in Kept) Should.NotThrow(() => session.Execute($"PREPARE kept FROM '{Index().Replace(statement, "FORCE INDEX (${index})")}'"), statement);
        foreach (var (table, columns) in Inserts())
        {
            session.Query(
                $"SELECT CONVERT(column_name USING utf8mb4) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '{table}' AND is_nullable = 'NO' AND column_default IS NULL",
                rows =>
                {
                    while (rows.Read()) columns.ShouldContain(rows.GetString(0), table);
                });
        }
    }

    /// <summary>The tests above can fail: a column that goes, and one that must have a value, are found.</summary>
    [Fact]
    public void A_step_that_contracts_would_be_found()
    {
        using var store = TemporaryStore.OnSqlite();
        _ = store.Pipeline;
        store.Close();
        using var database = SqliteConnections.OpenWriter(store.Options.DatabasePath);
        database.Execute("ALTER TABLE emails DROP COLUMN user");

        Kept.Count(statement =>
        {
            try
            {
                database.Statement(Index().Replace(statement, "INDEXED BY ${index}"));
                return false;
            }
            catch (SqliteFailure)
            {
                return true;
            }
        }).ShouldBe(3, "the INSERT, the UPDATE and the SELECT of e-mails");
    }

    private static IEnumerable<(string Table, string[] Columns)> Inserts() =>
        Kept.Select(statement => Insert().Match(statement)).Where(match => match.Success)
            .Select(match => (match.Groups["table"].Value, match.Groups["columns"].Value.Split(", ")));

    [GeneratedRegex(@"\{index (?<index>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Index();

    [GeneratedRegex(@"^INSERT INTO (?<table>\w+) \((?<columns>[^)]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Insert();
}
