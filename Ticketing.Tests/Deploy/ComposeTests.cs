using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Ticketing.Silo.Storage;
using Ticketing.Tests.Documents;
using Ticketing.Tests.Limits;
using Ticketing.Tests.Operations;
using Xunit;

namespace Ticketing.Tests.Deploy;

[Trait("Suite", "Repository")]
public sealed partial class ComposeTests
{
    private const string Folder = "deploy/compose/";
    private static readonly Yaml Compose = Yaml.Read(Folder + "compose.yml").Single();
    private static readonly IReadOnlyDictionary<string, Yaml> Services = Compose["services"].Entries.ToDictionary(entry => entry.Name, entry => entry.Value);

    [Fact]
    public void A_cluster_of_two_silos_and_two_API_processes_with_all_they_need() =>
        Services.Keys.ShouldBe(["silo-1", "silo-2", "api-1", "api-2", "proxy", "mysql", "redis", "prometheus", "alertmanager", "grafana"], ignoreOrder: true);

    [Theory]
    [InlineData("silo-1", "silo")]
    [InlineData("silo-2", "silo")]
    [InlineData("api-1", "api")]
    [InlineData("api-2", "api")]
    public void Our_processes_run_rootless_with_settings_that_exist(string name, string target)
    {
        var service = Services[name];
        service["build", "target"].Text.ShouldBe(target);
        Path.Exists(Path.Combine(Repository.File(Folder), service["build", "context"].Text, service["build", "dockerfile"].Text)).ShouldBeTrue();
        service["read_only"].Text.ShouldBe("true");
        service["cap_drop"].Items.Select(item => item.Text).ShouldBe(["ALL"]);
        service["environment"].Entries.Count().ShouldBeGreaterThan(3);
        service["environment"].Entries.Select(entry => KnownSettings.OfVariable(entry.Name)).ShouldBeSubsetOf(KnownSettings.All);
    }

    [Fact]
    public void Our_processes_have_the_time_that_they_take_to_end()
    {
        foreach (var service in Services.Values.Where(service => service["build"].Exists))
        {
            var drain = service["environment", "Server__DrainTime"];
            var wanted = (drain.Exists ? TimeSpan.Parse(drain.Text, CultureInfo.InvariantCulture) : TimeSpan.Zero) + (TimeSpan)LimitConstants.ValueOf("Drain.LongestStop") + new StorageOptions().DrainTimeout;
            TimeSpan.FromSeconds(int.Parse(service["stop_grace_period"].Text.TrimEnd('s'), CultureInfo.InvariantCulture)).ShouldBeGreaterThan(wanted);
        }
    }

    [Fact]
    public void Who_waits_for_another_waits_until_it_is_healthy()
    {
        foreach (var (name, service) in Services)
            foreach (var (other, how) in service["depends_on"].Entries)
            {
                how["condition"].Text.ShouldBe("service_healthy", name);
                (Services[other]["build"].Exists || Services[other]["healthcheck", "test"].Exists).ShouldBeTrue($"{name} waits for {other}, which tells nobody how it is");
            }
    }

    [Fact]
    public void Only_the_API_and_Grafana_can_be_reached_and_only_from_this_machine() =>
        Services.SelectMany(service => service.Value["ports"].Items).Select(port => port.Text).ShouldBe(["127.0.0.1:8080:8080", "127.0.0.1:3000:3000"], ignoreOrder: true);

    [Fact]
    public void Redis_comes_back_with_the_list_of_silos_that_it_had()
    {
        var redis = Services["redis"];
        var words = redis["command"].Items.Select(word => word.Text).ToList();
        words[words.IndexOf("--appendonly") + 1].ShouldBe("yes");
        words[words.IndexOf("--appendfsync") + 1].ShouldBe("always");
        var folder = words[words.IndexOf("--dir") + 1];
        var volume = redis["volumes"].Items.ShouldHaveSingleItem().Text.Split(':');
        volume[1].ShouldBe(folder);
        Compose["volumes"].Entries.Select(entry => entry.Name).ShouldContain(volume[0], "A volume without a name goes with its container");
    }

    [Fact]
    public void Every_image_that_is_not_ours_is_of_a_version() =>
        Services.Values.Where(service => !service["build"].Exists).Select(service => service["image"].Text).ShouldAllBe(image => Version().IsMatch(image));

    [Fact]
    public void Every_secret_is_asked_for_and_none_is_given()
    {
        var asked = Variable().Matches(File.ReadAllText(Repository.File(Folder + "compose.yml"))).Select(match => match.Groups["name"].Value).Distinct();
        var example = File.ReadAllLines(Repository.File(Folder + "example.env")).Where(line => !line.StartsWith('#')).ToList();
        example.ShouldAllBe(line => line.EndsWith('='));
        example.Select(line => line[..^1]).ShouldBe(asked, ignoreOrder: true);
        foreach (var (name, service) in Services)
            service["environment"].Entries.Where(entry => entry.Name.EndsWith("PASSWORD", StringComparison.OrdinalIgnoreCase) && entry.Name != "MYSQL_RANDOM_ROOT_PASSWORD")
                .ShouldAllBe(entry => entry.Value.Text.StartsWith("${"), name);
    }

    [Fact]
    public void Who_takes_the_payments_is_asked_for()
    {
        foreach (var name in new[] { "silo-1", "silo-2", "api-1", "api-2" })
            Services[name]["environment"]["Payments__Gateway"].Text.ShouldBe("${PAYMENTS_GATEWAY:?fill in .env}", name);
    }

    [Fact]
    public void Every_file_that_is_mounted_exists()
    {
        var mounted = Services.Values.SelectMany(service => service["volumes"].Items).Select(volume => volume.Text.Split(':')[0]).Where(path => path.StartsWith('.')).ToList();
        mounted.Count.ShouldBe(7);
        mounted.ShouldAllBe(path => Path.Exists(Path.Combine(Repository.File(Folder), path)));
    }

    [Fact]
    public void Prometheus_asks_every_process_and_Grafana_knows_it()
    {
        var jobs = Yaml.Read(Folder + "prometheus.yml").Single()["scrape_configs"].Items.ToDictionary(job => job["job_name"].Text);
        jobs["ticketing"]["static_configs"].Items.Single()["targets"].Items.Select(target => target.Text)
            .ShouldBe(["silo-1:9464", "silo-2:9464", "api-1:9464", "api-2:9464"]);
        Services["silo-1"]["environment", "Operations__Metrics"].Text.ShouldEndWith(":9464");
        Services["api-1"]["environment", "Operations__Metrics"].Text.ShouldEndWith(":9464");
        Yaml.Read(Folder + "grafana/datasources/prometheus.yml").Single()["datasources"].Items.Single()["url"].Text.ShouldBe("http://prometheus:9090");
        var dashboards = Yaml.Read(Folder + "grafana/dashboards/ticketing.yml").Single()["providers"].Items.Single()["options", "path"].Text;
        Services["grafana"]["volumes"].Items.Select(volume => volume.Text).ShouldContain($"../grafana:{dashboards}:ro");
    }

    [Fact]
    public void Prometheus_sends_its_alerts_to_the_alertmanager_which_reads_its_address_from_a_secret()
    {
        Yaml.Read(Folder + "prometheus.yml").Single()["alerting", "alertmanagers"].Items.Single()["static_configs"].Items.Single()["targets"].Items.Single().Text
            .ShouldBe("alertmanager:9093");
        var file = Yaml.Read("deploy/alertmanager/alertmanager.yml").Single()["receivers"].Items.Single()["webhook_configs"].Items.Single()["url_file"].Text;
        Services["alertmanager"]["configs"].Items.Single()["target"].Text.ShouldBe(file);

        var pod = Yaml.Read("deploy/alertmanager/kubernetes.yml")[0]["spec", "template", "spec"];
        pod["securityContext", "runAsNonRoot"].Text.ShouldBe("true");
        var container = pod["containers"].Items.Single();
        container["image"].Text.ShouldBe(Services["alertmanager"]["image"].Text);
        container["securityContext", "readOnlyRootFilesystem"].Text.ShouldBe("true");
        var secret = container["volumeMounts"].Items.Single(mount => mount["name"].Text == "secret");
        file.ShouldBe($"{secret["mountPath"].Text}/webhook");
    }

    // The discovery of pods is left out of Debian's promtool; everything else of that file is checked.
    [SkippableTheory]
    [InlineData(Folder + "prometheus.yml")]
    [InlineData("deploy/prometheus/prometheus.yml")]
    [InlineData("deploy/prometheus/kubernetes.yml")]
    public async Task Promtool_accepts_the_configurations(string path)
    {
        Skip.IfNot(Promtool.IsInstalled, "promtool is not installed (Debian: prometheus).");
        var folder = Directory.CreateTempSubdirectory("ticketing-promtool-");
        var text = Discovery().Replace(File.ReadAllText(Repository.File(path)), "static_configs: [{targets: [pod]}]\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "prometheus.yml"), text);
        File.Copy(Repository.File("deploy/prometheus/alerts.yml"), Path.Combine(folder.FullName, "alerts.yml"));

        (await Promtool.RunAsync($"check config {folder.FullName}/prometheus.yml")).ShouldBeEmpty();

        folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"\$\{(?<name>\w+):[?-]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();

    [GeneratedRegex(@":v?\d+\.\d+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Version();

    [GeneratedRegex(@"kubernetes_sd_configs:\n(\s+(- role|namespaces).*\n)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Discovery();
}
