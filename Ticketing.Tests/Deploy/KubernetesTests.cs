using Shouldly;
using Ticketing.Silo.Storage;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Limits;
using Xunit;

namespace Ticketing.Tests.Deploy;

/// <summary>What is applied to a cluster fits together, and fits the program.</summary>
[Trait("Suite", "Repository")]
public sealed class KubernetesTests
{
    private static readonly Manifests Base = Manifests.OfBase();
    private static readonly string[] Ours = ["silo", "api"];

    [Fact]
    public void Every_selector_selects_the_pods_it_is_named_for()
    {
        foreach (var deployment in Base.Deployments) Base.Selected(deployment["spec", "selector", "matchLabels"]).ShouldBe([deployment]);
        foreach (var budget in Base.Of("PodDisruptionBudget").Concat(Base.Of("NetworkPolicy")))
        {
            var labels = budget["spec", "selector", "matchLabels"].Exists ? budget["spec", "selector", "matchLabels"] : budget["spec", "podSelector", "matchLabels"];
            Base.Selected(labels).ShouldHaveSingleItem()["metadata", "name"].Text.ShouldBe(budget["metadata", "name"].Text);
        }

        foreach (var service in Base.Of("Service"))
        {
            var pods = Base.Selected(service["spec", "selector"]).ShouldHaveSingleItem();
            service["spec", "ports"].Items.ShouldAllBe(port => Manifests.Ports(pods).ContainsKey(port["targetPort"].Text));
        }

        Base.Of("PodDisruptionBudget").Count().ShouldBe(Base.Deployments.Count());
        Base.Of("NetworkPolicy").Count().ShouldBe(Base.Deployments.Count());
    }

    [Fact]
    public void Every_pod_is_rootless_and_cannot_write_or_gain_anything()
    {
        foreach (var deployment in Base.Deployments)
        {
            var (pod, container) = (deployment["spec", "template", "spec"], Manifests.Container(deployment)["securityContext"]);
            pod["securityContext", "runAsNonRoot"].Text.ShouldBe("true");
            int.Parse(pod["securityContext", "runAsUser"].Text).ShouldBePositive();
            pod["securityContext", "seccompProfile", "type"].Text.ShouldBe("RuntimeDefault");
            pod["automountServiceAccountToken"].Text.ShouldBe("false");
            (container["readOnlyRootFilesystem"].Text, container["allowPrivilegeEscalation"].Text).ShouldBe(("true", "false"));
            container["capabilities", "drop"].Items.Select(item => item.Text).ShouldBe(["ALL"]);
        }
    }

    [Fact]
    public async Task Every_probe_asks_what_is_there()
    {
        await using var server = await ApiServer.StartAsync();
        foreach (var name in Ours)
        {
            var deployment = Base.One("Deployment", name);
            var container = Manifests.Container(deployment);
            foreach (var probe in new[] { "startupProbe", "readinessProbe", "livenessProbe" })
            {
                Manifests.Ports(deployment).Keys.ShouldContain(container[probe, "httpGet", "port"].Text);
                (await server.Http.GetAsync(container[probe, "httpGet", "path"].Text)).IsSuccessStatusCode.ShouldBeTrue($"{name} {probe}");
            }

            container["livenessProbe", "httpGet", "path"].Text.ShouldBe("/health/live", "A database that is away is no reason to kill a process");
            container["readinessProbe", "httpGet", "path"].Text.ShouldBe("/health/ready");
        }
    }

    [Fact]
    public void Every_setting_is_one_that_the_program_reads_and_the_ports_are_those_it_listens_on()
    {
        var shared = Yaml.Read("deploy/kubernetes/base/kustomization.yml").Single()["configMapGenerator"].Items.Single()["literals"].Items
            .Select(literal => literal.Text.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        shared.Keys.Select(KnownSettings.OfVariable).ShouldBeSubsetOf(KnownSettings.All);
        shared["Payments__Gateway"].ShouldBe("toss");
        foreach (var name in Ours)
        {
            var deployment = Base.One("Deployment", name);
            Manifests.Container(deployment)["env"].Items.Select(one => KnownSettings.OfVariable(one["name"].Text)).ShouldBeSubsetOf(KnownSettings.All);
            var ports = Manifests.Ports(deployment);
            shared["ASPNETCORE_HTTP_PORTS"].ShouldBe($"{ports["http"]}");
            shared["Operations__Metrics"].ShouldEndWith($":{ports["metrics"]}");
            deployment["spec", "template", "metadata", "annotations", "prometheus.io/port"].Text.ShouldBe($"{ports["metrics"]}");
        }

        (Manifests.Ports(Base.One("Deployment", "silo"))["silo"], Manifests.Ports(Base.One("Deployment", "silo"))["gateway"]).ShouldBe((11_111, 30_000));
    }

    [Fact]
    public void A_pod_has_the_time_that_the_program_takes_to_end()
    {
        foreach (var deployment in Base.Deployments)
        {
            var before = Manifests.Container(deployment)["lifecycle", "preStop", "sleep", "seconds"];
            var wanted = (TimeSpan)LimitConstants.ValueOf("Drain.LongestStop") + new StorageOptions().DrainTimeout + TimeSpan.FromSeconds(before.Exists ? int.Parse(before.Text) : 0);
            TimeSpan.FromSeconds(int.Parse(deployment["spec", "template", "spec", "terminationGracePeriodSeconds"].Text)).ShouldBeGreaterThan(wanted);
        }
    }

    [Fact]
    public void Silos_are_reached_by_silos_and_API_processes_only()
    {
        var allowed = Base.One("NetworkPolicy", "silo")["spec", "ingress"].Items
            .SelectMany(rule => rule["ports"].Items.Select(port => (Port: port["port"].Text, From: string.Join(' ', rule["from"].Items
                .Select(from => from["podSelector", "matchLabels"].Exists ? Base.Selected(from["podSelector", "matchLabels"]).Single()["metadata", "name"].Text : "a namespace")))));
        allowed.ShouldBe([("silo", "silo"), ("gateway", "api"), ("metrics", "a namespace")]);
        foreach (var policy in Base.Of("NetworkPolicy"))
        {
            var ports = Manifests.Ports(Base.Selected(policy["spec", "podSelector", "matchLabels"]).Single());
            policy["spec", "ingress"].Items.SelectMany(rule => rule["ports"].Items).ShouldAllBe(port => ports.ContainsKey(port["port"].Text));
        }
    }

    [Fact]
    public void What_grows_by_itself_has_no_number_of_its_own_and_asks_for_a_metric_that_exists()
    {
        foreach (var scaler in Base.Of("HorizontalPodAutoscaler"))
            Base.One("Deployment", scaler["spec", "scaleTargetRef", "name"].Text)["spec", "replicas"].Exists.ShouldBeFalse("It would be set back at every apply");
        var asked = Base.Of("HorizontalPodAutoscaler").SelectMany(scaler => scaler["spec", "metrics"].Items).Where(metric => metric["type"].Text == "External")
            .Select(metric => metric["external", "metric", "name"].Text).ToList();
        var rules = Yaml.Read("deploy/kubernetes/prometheus-adapter.yml").Single()["rules", "external"].Items.ToList();
        asked.ShouldBe(rules.Select(rule => rule["name", "as"].Text));
        rules.ShouldAllBe(rule => rule["metricsQuery"].Text.Contains(rule["seriesQuery"].Text));
        File.ReadAllText(Documents.Repository.File("deploy/grafana/on-sale.json")).ShouldContain(rules.Single()["seriesQuery"].Text);
    }

    [SkippableFact]
    public async Task The_overlay_makes_objects_of_one_namespace_with_images_of_a_version()
    {
        Skip.IfNot(Kustomize.IsInstalled, "kubectl is not installed.");
        var made = new Manifests(await Kustomize.RunAsync("deploy/kubernetes/overlays/production"));

        made.All.Where(one => one["kind"].Text != "Namespace").ShouldAllBe(one => one["metadata", "namespace"].Text == "ticketing");
        made.Deployments.Select(one => Manifests.Container(one)["image"].Text).ShouldAllBe(image => image.Contains(':') && !image.EndsWith(":latest"));
        made.Deployments.Select(one => Manifests.Container(one)["envFrom"].Items.SingleOrDefault()?["configMapRef", "name"].Text ?? one["spec", "template", "spec", "volumes"].Items.First()["configMap", "name"].Text)
            .ShouldBeSubsetOf(made.Of("ConfigMap").Select(one => one["metadata", "name"].Text));
        made.One("ConfigMap", made.Of("ConfigMap").Select(one => one["metadata", "name"].Text).Single(name => name.StartsWith("proxy-", StringComparison.Ordinal)))["data", "haproxy.cfg"].Text.ShouldContain("balance hash");
        Base.Of("Deployment").Count().ShouldBe(made.Deployments.Count());
    }
}
