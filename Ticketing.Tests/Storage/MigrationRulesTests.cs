using Shouldly;
using Ticketing.Silo.Storage.Migrations;
using Xunit;

namespace Ticketing.Tests.Storage;

[Trait("Suite", "Unit")]
public sealed class MigrationRulesTests
{
    // The steps up to these were released before steps said their kind; their texts never change.
    private const int SqliteWithoutKind = 6;
    private const int MySqlWithoutKind = 4;

    private static readonly Migration[] Known = [new(1, "one", ""), new(2, "two", "-- expand\n"), new(3, "three", "-- contract\n")];
    private static readonly AppliedMigration[] All = [new(1, "one"), new(2, "two"), new(3, "three", MigrationKind.Contract)];

    [Fact]
    public void An_empty_database_lacks_every_step() => Missing([]).ShouldBe([1, 2, 3]);

    [Fact]
    public void A_database_of_this_version_lacks_nothing() => Missing(All).ShouldBeEmpty();

    [Fact]
    public void A_database_of_the_release_before_lacks_the_new_steps() => Missing([new(1, "one")]).ShouldBe([2, 3]);

    [Fact]
    public void Newer_steps_that_expand_are_left_alone() => Missing([.. All, new(4, "four"), new(5, "five")]).ShouldBeEmpty();

    [Fact]
    public void A_newer_step_that_contracts_is_refused_by_name_also_among_others_that_expand() =>
        Refusal([.. All, new(4, "four"), new(5, "five", MigrationKind.Contract), new(6, "six")]).ShouldContain("0005 (five)");

    [Fact]
    public void A_step_of_another_name_is_of_another_line() => Refusal([new(1, "another")]).ShouldContain("'another'");

    [Fact]
    public void An_unknown_step_among_the_known_ones_is_of_another_line()
    {
        Migration[] gap = [Known[0], Known[2]];
        Should.Throw<InvalidOperationException>(() => MigrationRules.Missing(gap, All)).Message.ShouldContain("'two'");
    }

    [Fact]
    public void Newer_steps_without_all_of_this_programs_own_are_of_another_line() => Refusal([new(1, "one"), new(2, "two"), new(4, "four")]).ShouldContain("0003 (three)");

    [Fact]
    public void Two_steps_of_one_number_are_a_mistake() =>
        Should.Throw<InvalidOperationException>(() => MigrationRules.Missing([.. Known, new(3, "twin", "")], [])).Message.ShouldContain("0003 exists twice");

    [Fact]
    public void The_first_line_of_a_step_says_its_kind()
    {
        Known.Select(step => step.Kind).ShouldBe([MigrationKind.Expand, MigrationKind.Expand, MigrationKind.Contract]);
        Known.Select(step => step.SaysItsKind).ShouldBe([false, true, true]);
        AppliedMigration.Of(1, "one", "contract").Kind.ShouldBe(MigrationKind.Contract);
        Should.Throw<InvalidOperationException>(() => AppliedMigration.Of(1, "one", "other"));
    }

    [Fact]
    public void Every_step_since_then_says_its_kind()
    {
        Migration.Sqlite.Where(step => step.Number > SqliteWithoutKind).ShouldAllBe(step => step.SaysItsKind);
        Migration.MySql.Where(step => step.Number > MySqlWithoutKind).ShouldAllBe(step => step.SaysItsKind);
    }

    private static IEnumerable<int> Missing(AppliedMigration[] applied) => MigrationRules.Missing(Known, applied).Select(step => step.Number);

    private static string Refusal(AppliedMigration[] applied) => Should.Throw<InvalidOperationException>(() => MigrationRules.Missing(Known, applied)).Message;
}
