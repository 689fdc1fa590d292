using System.Text.RegularExpressions;
using Shouldly;
using Ticketing.Api.Problems;
using Ticketing.Tests.Documents;
using Xunit;

namespace Ticketing.Tests.Limits;

/// <summary>docs/limits.md and the code say the same.</summary>
[Trait("Suite", "Repository")]
public sealed partial class LimitsTableTests
{
    private static readonly IReadOnlyList<LimitsRow> s_rows = LimitsRow.ReadAll(Repository.File("docs/limits.md"));

    [Fact]
    public void Every_setting_and_every_constant_in_the_table_exists_and_has_that_default()
    {
        s_rows.Count.ShouldBeGreaterThan(50);
        foreach (var row in s_rows)
        {
            var value = row.IsSetting ? LimitSettings.DefaultOf(row.Setting) : LimitConstants.ValueOf(row.Setting);
            row.Default.ShouldBe(value, $"{row.Setting} ({row.What})");
        }
    }

    [Fact]
    public void Every_setting_that_is_a_limit_is_in_the_table_once() =>
        s_rows.Where(row => row.IsSetting).Select(row => row.Setting).ShouldBe(LimitSettings.All(), ignoreOrder: true);

    [Fact]
    public void Every_problem_in_the_table_is_one_of_the_catalogue_with_that_status()
    {
        var known = ProblemCatalogue.All.Select(kind => $"{kind.Status} `{kind.Code}`").ToHashSet(StringComparer.Ordinal);
        foreach (var row in s_rows)
            Problem().Matches(row.Edge).Select(match => match.Value).ShouldBeSubsetOf(known, row.What);
    }

    [Fact]
    public void Every_test_in_the_table_is_one_that_runs()
    {
        foreach (var row in s_rows)
        {
            var type = GetType().Assembly.GetTypes().SingleOrDefault(type => type.Name == row.TestClass).ShouldNotBeNull(row.Test);
            var test = type.GetMethod(row.TestMethod).ShouldNotBeNull(row.Test);
            test.IsDefined(typeof(FactAttribute), inherit: true).ShouldBeTrue(row.Test);
        }
    }

    [GeneratedRegex(@"\d{3} `[a-z-]+`", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Problem();
}
