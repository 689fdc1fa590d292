using System.Text.RegularExpressions;
using Shouldly;
using Ticketing.Grains.Jobs;
using Ticketing.Silo.Storage.Mapping;
using Ticketing.Silo.Storage.Migrations;
using Ticketing.Tests.Documents;
using Xunit;

namespace Ticketing.Tests.Limits;

/// <summary>docs/retention.md and the schema say the same.</summary>
[Trait("Suite", "Repository")]
public sealed partial class RetentionTableTests
{
    private static readonly string[][] Lines =
    [
        .. File.ReadLines(Repository.File("docs/retention.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];

    private static readonly string[] Tables = [.. Lines.Select(line => line[0].Trim('`'))];

    [Fact]
    public void Every_table_of_the_schema_has_a_line_and_every_line_a_table() => Tables.ShouldBe(
        Migration.Sqlite.Concat(Migration.MySql).SelectMany(step => CreateTable().Matches(step.Sql)).Select(match => match.Groups["name"].Value)
            .Append("schema_migrations").Distinct(StringComparer.Ordinal),
        ignoreOrder: true);

    [Fact]
    public void Every_row_type_has_a_line() => Schema.Current.Tables.Select(table => table.Name).ShouldBeSubsetOf(Tables);

    [Fact]
    public void Every_table_that_the_purger_removes_rows_of_says_so_with_its_setting_and_no_other_does()
    {
        var settings = new RetentionSettings();
        var purged = PurgeRule.Of(settings).Append(new EndedPlaces(settings.Places)).Append(new EndedRooms(settings.Places)).Select(rule => rule.Table).Distinct(StringComparer.Ordinal);

        Lines.Where(line => line[3].Contains("`Purger`", StringComparison.Ordinal)).Select(line => line[0].Trim('`')).ShouldBe(purged, ignoreOrder: true);
        Lines.SelectMany(line => Setting().Matches(line[2])).Select(match => match.Value).Distinct(StringComparer.Ordinal)
            .ShouldBe(typeof(RetentionSettings).GetProperties().Select(property => $"Retention:{property.Name}"), ignoreOrder: true);
    }

    [GeneratedRegex(@"CREATE TABLE (IF NOT EXISTS )?(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"Retention:\w+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Setting();
}
