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
/// release reads the bytes to that value. What is new is added with <c>TICKETING_ADD_TO_MANIFEST=1</c>; a line is never changed.
/// </summary>
public sealed class OrleansSampleTests
{
    private static readonly string Path = Repository.File("Ticketing.Tests/Compatibility/orleans-1.txt");
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void Every_sample_is_read_to_its_value()
    {
        var samples = File.ReadLines(Path).Select(line => line.Split('\t')).ToList();
        samples.Count.ShouldBeGreaterThan(150);
        foreach (var sample in samples)
        {
            var read = Show(Serializer.Deserialize<object>(Convert.FromBase64String(sample[1])));
            Restrict(read, JsonNode.Parse(sample[2]));
            read!.ToJsonString(Readable).ShouldBe(sample[2], sample[0]);
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

    // Members that came later have no value in the sample; what they are read to is not said here.
    private static void Restrict(JsonNode? read, JsonNode? sample)
    {
        if (read is JsonObject now && sample is JsonObject then)
        {
            foreach (var later in now.Select(property => property.Key).Except(then.Select(property => property.Key)).ToList()) now.Remove(later);
            foreach (var (name, value) in then) Restrict(now[name], value);
        }
        else if (read is JsonArray items && sample is JsonArray old)
        {
            for (var index = 0; index < Math.Min(items.Count, old.Count); index++) Restrict(items[index], old[index]);
        }
    }
}
