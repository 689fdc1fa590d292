namespace Ticketing.Tests.Deploy;

/// <summary>Kubernetes' objects, and what belongs together in them.</summary>
internal sealed class Manifests(IReadOnlyList<Yaml> objects)
{
    /// <summary>The base's files as they are written.</summary>
    public static Manifests OfBase() => new([.. new[] { "silo", "api", "proxy", "network" }.SelectMany(file => Yaml.Read($"deploy/kubernetes/base/{file}.yml"))]);

    /// <summary>All of them.</summary>
    public IEnumerable<Yaml> All => objects;

    /// <summary>Those that run pods.</summary>
    public IEnumerable<Yaml> Deployments => Of("Deployment");

    /// <summary>Those of a kind.</summary>
    public IEnumerable<Yaml> Of(string kind) => objects.Where(one => one["kind"].Text == kind);

    /// <summary>One of a kind, by name.</summary>
    public Yaml One(string kind, string name) => Of(kind).Single(one => one["metadata", "name"].Text == name);

    /// <summary>The one container of a deployment's pods.</summary>
    public static Yaml Container(Yaml deployment) => deployment["spec", "template", "spec", "containers"].Items.Single();

    /// <summary>The deployments whose pods have these labels.</summary>
    public List<Yaml> Selected(Yaml labels) => [.. Deployments.Where(one => one["spec", "template", "metadata", "labels"].Matches(labels))];

    /// <summary>The names of a container's ports.</summary>
    public static IReadOnlyDictionary<string, int> Ports(Yaml deployment) =>
        Container(deployment)["ports"].Items.ToDictionary(port => port["name"].Text, port => int.Parse(port["containerPort"].Text));
}
