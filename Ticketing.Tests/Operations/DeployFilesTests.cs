using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Problems;
using Ticketing.Grains.Jobs;
using Ticketing.Grains.Orders;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Hosting.Telemetry.Metrics;
using Ticketing.Silo.Membership;
using Ticketing.Tests.Documents;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Operations;

/// <summary>Dashboards, alerts, runbook and program speak of the same metrics.</summary>
[Trait("Suite", "Repository")]
public sealed partial class DeployFilesTests
{
    private static readonly string Alerts = File.ReadAllText(Repository.File("deploy/prometheus/alerts.yml"));

    [Fact]
    public async Task Every_metric_of_dashboards_and_alerts_is_one_that_the_program_has()
    {
        var known = await KnownAsync();
        var used = Dashboards().SelectMany(dashboard => Expressions(dashboard.RootElement)).Concat(InAlerts("expr: ")).SelectMany(NamesIn).Distinct().ToList();
        used.Count.ShouldBeGreaterThan(30);
        used.ShouldBeSubsetOf(known);
    }

    [Fact]
    public async Task Every_metric_of_ours_is_on_a_dashboard()
    {
        var shown = Dashboards().SelectMany(dashboard => Expressions(dashboard.RootElement)).SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal);
        (await KnownAsync()).Where(name => name.StartsWith("ticketing_", StringComparison.Ordinal) && !Part().IsMatch(name))
            .ShouldAllBe(name => shown.Contains(name) || shown.Contains(name + "_bucket"));
    }

    [SkippableFact]
    public async Task Promtool_accepts_the_alerts()
    {
        Skip.IfNot(Promtool.IsInstalled, "promtool is not installed (Debian: prometheus).");
        (await Promtool.RunAsync($"check rules {Repository.File("deploy/prometheus/alerts.yml")}")).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_alerts_come_and_go_when_they_should()
    {
        Skip.IfNot(Promtool.IsInstalled, "promtool is not installed (Debian: prometheus).");
        (await Promtool.RunAsync($"test rules {Repository.File("deploy/prometheus/alerts-test.yml")}")).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_queue_that_stands_is_reported_and_a_lobby_or_a_sold_out_sale_is_not()
    {
        Skip.IfNot(Promtool.IsInstalled, "promtool is not installed (Debian: prometheus).");
        var passed = await Promtool.RunAsync($"test rules {Repository.File("Ticketing.Tests/Operations/queue-stands.yml")}");
        passed.ShouldBeEmpty();
        (await Promtool.RunAsync($"test rules {Repository.File("Ticketing.Tests/Operations/queue-stands-wrong.yml")}")).ShouldContain("FAILED");
    }

    [Fact]
    public void Every_alert_has_a_page_of_its_name_and_every_page_an_alert()
    {
        var names = InAlerts("alert: ");
        var pages = InAlerts("runbook_url: ");
        names.Count.ShouldBe(pages.Count);
        foreach (var (name, page) in names.Zip(pages)) File.ReadAllText(Repository.File(page)).ShouldStartWith($"# {name}\n");
        Directory.GetFiles(Repository.File("docs/runbook")).Select(file => "docs/runbook/" + Path.GetFileName(file))
            .ShouldBe(pages, ignoreOrder: true);
    }

    private static async Task<HashSet<string>> KnownAsync()
    {
        await using var server = await ApiServer.StartAsync(new Dictionary<string, string?> { ["Operations:Metrics"] = "http://127.0.0.1:0" });
        foreach (var made in new[] { typeof(SeatMetrics), typeof(SeatMapMetrics), typeof(OrderMetrics), typeof(RoomMetrics), typeof(ProblemMetrics), typeof(MembershipMetrics), typeof(PurgeMetrics) })
            server.Services.GetRequiredService(made);
        InstrumentTwins.Make(server.Services.GetRequiredService<IMeterFactory>());
        var text = await server.Http.GetStringAsync(new Uri(server.Services.GetRequiredService<MetricsServer>().Address!, "/metrics"));
        return text.Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).SelectMany(NamesOf).Append("up").ToHashSet(StringComparer.Ordinal);
    }

    // Of "# TYPE name kind".
    private static IEnumerable<string> NamesOf(string line) => line.Split(' ') is [_, _, var name, "histogram"]
        ? [name + "_bucket", name + "_sum", name + "_count"]
        : [line.Split(' ')[2]];

    private static IEnumerable<JsonDocument> Dashboards() =>
        Directory.GetFiles(Repository.File("deploy/grafana"), "*.json").Select(file => JsonDocument.Parse(File.ReadAllText(file)));

    private static IEnumerable<string> Expressions(JsonElement dashboard) => dashboard.GetProperty("panels").EnumerateArray()
        .SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!);

    // What stands behind a key, in the order of the file.
    private static List<string> InAlerts(string key) =>
        [.. Alerts.Split('\n').Where(line => line.Contains(key, StringComparison.Ordinal)).Select(line => line.Split(key, 2)[1].Trim())];

    // What is left of an expression without its labels: by (…) and {…}.
    private static IEnumerable<string> NamesIn(string expression) =>
        Name().Matches(Labels().Replace(expression, "")).Select(match => match.Value);

    [GeneratedRegex(@"by \([^)]*\)|\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b(up|(ticketing|orleans|http|kestrel|aspnetcore|dotnet)_\w+)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Part();
}
