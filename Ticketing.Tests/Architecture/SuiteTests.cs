using System.Reflection;
using Shouldly;
using Xunit;

namespace Ticketing.Tests.Architecture;

/// <summary>
/// Every class with tests says what kind it is, so that a suite is chosen by its trait and a renamed class cannot drop out of one.
/// CONTRIBUTING.md says what the kinds mean.
/// </summary>
[Trait("Suite", "Repository")]
public sealed class SuiteTests
{
    private const string Suite = "Suite";
    private const string Store = "Store";

    private static readonly HashSet<string> Kinds =
        new(StringComparer.Ordinal) { "Unit", "Simulation", "Grains", "Api", "Pages", "Cluster", "Faults", "Repository", "Bench" };

    // "any": the rows are in the database of the run; "mysql": always in MySQL.
    private static readonly HashSet<string> Stores = new(StringComparer.Ordinal) { "any", "mysql" };

    private static readonly Type[] TestClasses = [.. typeof(SuiteTests).Assembly.GetTypes().Where(type => !type.IsAbstract && HasTests(type))];

    [Fact]
    public void Every_class_with_tests_names_one_suite_that_is_known() =>
        TestClasses.Where(type => !(ValuesOf(type, Suite) is [var only] && Kinds.Contains(only))).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Whoever_names_a_store_names_one_that_is_known() =>
        TestClasses.Where(type => !ValuesOf(type, Store).All(Stores.Contains)).Select(type => type.FullName).ShouldBeEmpty();

    /// <summary>The tests above can fail: they find the classes and their traits.</summary>
    [Fact]
    public void The_test_classes_and_their_traits_are_found()
    {
        TestClasses.Length.ShouldBeGreaterThan(200);
        ValuesOf(typeof(SuiteTests), Suite).ShouldBe(["Repository"]);
        ValuesOf(typeof(Untold), Suite).ShouldBeEmpty();
    }

    private static bool HasTests(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public).Any(method => method.IsDefined(typeof(FactAttribute), inherit: true));

    // Traits of a base class do not count: each class tells for itself.
    private static string[] ValuesOf(Type type, string name) =>
    [
        .. type.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(TraitAttribute) && (string?)attribute.ConstructorArguments[0].Value == name)
            .Select(attribute => (string)attribute.ConstructorArguments[1].Value!),
    ];

    private static class Untold;
}
