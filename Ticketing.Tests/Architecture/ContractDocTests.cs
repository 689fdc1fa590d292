using System.Xml.Linq;
using Orleans;
using Shouldly;
using Ticketing.Grains;
using Xunit;

namespace Ticketing.Tests.Architecture;

/// <summary>
/// Every method of a grain says in its doc comment which refusals come back, whether a repeat is safe, and what is thrown when the store fails.
/// </summary>
[Trait("Suite", "Repository")]
public sealed class ContractDocTests
{
    private static readonly Type[] s_grains =
        [.. typeof(GrainServices).Assembly.GetTypes().Where(type => type.IsInterface && typeof(IGrainWithStringKey).IsAssignableFrom(type))];

    private static readonly Dictionary<string, XElement> s_docs = XDocument
        .Load(Path.ChangeExtension(typeof(GrainServices).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    [Fact]
    public void Every_method_names_its_refusals_its_repeat_and_its_exceptions() =>
        (from grain in s_grains
         from method in grain.GetMethods().Select(method => method.Name).Distinct()
         from lack in Lacks(Doc(grain, method))
         select $"{grain.Name}.{method}: {lack}").ShouldBeEmpty();

    /// <summary>The test above can fail: it looks at what there is.</summary>
    [Fact]
    public void There_are_grains_with_methods() => s_grains.Sum(grain => grain.GetMethods().Length).ShouldBeGreaterThan(80);

    private static XElement? Doc(Type grain, string method)
    {
        var name = $"M:{grain.FullName}.{method}";
        var doc = s_docs.FirstOrDefault(doc => doc.Key == name || doc.Key.StartsWith(name + "(", StringComparison.Ordinal)).Value;
        return doc?.Element("inheritdoc")?.Attribute("cref") is { } other ? s_docs[other.Value] : doc;
    }

    private static IEnumerable<string> Lacks(XElement? doc)
    {
        var remarks = doc?.Element("remarks")?.Value ?? "";
        if (!remarks.Contains("efus", StringComparison.Ordinal)) yield return "no refusals";
        if (!remarks.Contains("repeat", StringComparison.Ordinal)) yield return "no word on repeats";
        var throws = doc?.Elements("exception").Any(thrown => thrown.Attribute("cref")!.Value.EndsWith("StoreUnavailableException", StringComparison.Ordinal)) == true;
        if (!throws && !remarks.Contains("One way", StringComparison.Ordinal) && !remarks.Contains("throws nothing", StringComparison.Ordinal))
            yield return "no word on a store that fails";
    }
}
