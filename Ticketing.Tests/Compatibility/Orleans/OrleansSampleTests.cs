using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;
using Shouldly;
using Ticketing.Tests.Documents;
using Xunit;

namespace Ticketing.Tests.Compatibility;

/// <summary>
/// What silos of release 1 wrote on the wire, in <c>orleans-1.txt</c>: a name, the bytes in base64, and the value as JSON. Every later
/// release reads the bytes to that value, but for members that the manifest says are retired. What is new is added with
/// <c>TICKETING_ADD_TO_MANIFEST=1</c>; a line is never changed.
/// </summary>
[Trait("Suite", "Repository")]
public sealed class OrleansSampleTests
{
    private static readonly string Path = Repository.File("Ticketing.Tests/Compatibility/orleans-1.txt");
    private static readonly Manifest Manifest = Manifest.Read(File.ReadAllText(Repository.File("Ticketing.Tests/Compatibility/manifest.txt")));
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void Every_sample_is_read_to_its_value()
    {
        var samples = File.ReadLines(Path).Select(line => line.Split('\t')).Where(sample => !IsRetired(sample[0])).ToList();
        samples.Count.ShouldBeGreaterThan(150);
        foreach (var sample in samples)
        {
            var read = Show(Serializer.Deserialize<object>(Convert.FromBase64String(sample[1])));
            var written = JsonNode.Parse(sample[2]);
            Restrict(read, written);
            Restrict(written, read);
            read!.ToJsonString(Readable).ShouldBe(written!.ToJsonString(Readable), sample[0]);
        }
    }

    [Fact]
    public void Everything_that_travels_has_a_sample()
    {
        var known = File.ReadLines(Path).Select(line => line.Split('\t')[0]).ToHashSet(StringComparer.Ordinal);
        var missing = OrleansSamples.All().Where(sample => !known.Contains(sample.Name)).ToList();
        if (Environment.GetEnvironmentVariable("TICKETING_ADD_TO_MANIFEST") == "1") File.AppendAllLines(Path, missing.Select(Line));
        else missing.Select(sample => sample.Name).ShouldBeEmpty();
    }

    private static string Line((string Name, object Value) sample) =>
        $"{sample.Name}\t{Convert.ToBase64String(Serializer.SerializeToArray<object>(sample.Value))}\t{Show(sample.Value)!.ToJsonString(Readable)}";

    private static JsonNode? Show(object? value) => value is IInvokable call
        ? new JsonArray([.. Enumerable.Range(0, call.GetArgumentCount()).Select(index => ExampleValues.Show(call.GetArgument(index)))])
        : ExampleValues.Show(value);

    // A message of which nothing is left: its bytes are read by nobody.
    private static bool IsRetired(string name) =>
        Manifest.Sections.TryGetValue($"message {name}", out var entries) && entries.Values.All(meaning => meaning == Compatibility.Manifest.Retired);

    // Only what both have is compared. Members that came later have no value in the sample, and those that are gone are retired, as ManifestTests sees to.
    private static void Restrict(JsonNode? node, JsonNode? other)
    {
        if (node is JsonObject one && other is JsonObject two)
        {
            foreach (var name in one.Select(property => property.Key).Except(two.Select(property => property.Key)).ToList()) one.Remove(name);
            foreach (var (name, value) in one) Restrict(value, two[name]);
        }
        else if (node is JsonArray items && other is JsonArray others)
        {
            for (var index = 0; index < Math.Min(items.Count, others.Count); index++) Restrict(items[index], others[index]);
        }
    }
}
