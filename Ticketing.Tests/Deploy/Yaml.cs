using Shouldly;
using Ticketing.Tests.Documents;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Ticketing.Tests.Deploy;

/// <summary>A part of a YAML file; what is not there is empty.</summary>
internal sealed class Yaml(object? node)
{
    /// <summary>The scalar, or empty text.</summary>
    public string Text => node as string ?? "";

    /// <summary>Whether there is anything.</summary>
    public bool Exists => node is not null;

    /// <summary>The items of a list.</summary>
    public IEnumerable<Yaml> Items => node is List<object?> items ? items.Select(item => new Yaml(item)) : [];

    /// <summary>The entries of a map.</summary>
    public IEnumerable<(string Name, Yaml Value)> Entries =>
        node is Dictionary<object, object?> map ? map.Select(entry => ((string)entry.Key, new Yaml(entry.Value))) : [];

    /// <summary>A part further in, by the names on the way.</summary>
    public Yaml this[params string[] path]
    {
        get
        {
            var inner = node;
            foreach (var name in path) inner = (inner as Dictionary<object, object?>)?.GetValueOrDefault(name);
            return new Yaml(inner);
        }
    }

    /// <summary>The documents of a file of the repository.</summary>
    public static IReadOnlyList<Yaml> Read(string path) => Parse(File.ReadAllText(Repository.File(path)));

    /// <summary>The documents of a text, with anchors and merges resolved.</summary>
    public static IReadOnlyList<Yaml> Parse(string text)
    {
        var parser = new MergingParser(new Parser(new StringReader(text)));
        var deserializer = new DeserializerBuilder().Build();
        List<Yaml> documents = [];
        parser.Consume<YamlDotNet.Core.Events.StreamStart>();
        while (parser.Accept<YamlDotNet.Core.Events.DocumentStart>(out _)) documents.Add(new(deserializer.Deserialize<object?>(parser)));
        documents.ShouldNotBeEmpty();
        return documents;
    }

    /// <summary>Whether this map has every entry of another, as a label selector asks.</summary>
    public bool Matches(Yaml selector) => selector.Entries.Any() && selector.Entries.All(wanted => this[wanted.Name].Text == wanted.Value.Text);
}
