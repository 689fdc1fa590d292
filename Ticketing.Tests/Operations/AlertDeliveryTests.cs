using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Documents;
using Ticketing.Tests.Kit.Collections;
using Xunit;

namespace Ticketing.Tests.Operations;

/// <summary>
/// An alert reaches somebody: Prometheus asks a silo, the silo dies, Prometheus tells Alertmanager, and Alertmanager tells the receiver. All files
/// are those of <c>deploy/</c>; only their addresses are others and their times shorter.
/// </summary>
[Collection(RealServers.Name)]
[Trait("Suite", "Cluster")]
public sealed partial class AlertDeliveryTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RunFolder _folder = new("alerts");

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task A_silo_that_dies_is_told_to_the_receiver_and_so_is_its_return()
    {
        Skip.IfNot(AlertWatch.AreInstalled, "Prometheus or Alertmanager is not installed (Debian: prometheus, prometheus-alertmanager).");
        await using var receiver = await AlertReceiver.StartAsync();
        var (metrics, alertmanager) = (LoopbackPort.Free(), LoopbackPort.Free());
        await WriteFilesAsync(metrics, alertmanager, receiver.Address);

        string[] settings = ["--Accounts:PasswordIterations=1000", "--Accounts:WeakHashes=true", Text($"--Operations:Metrics=http://127.0.0.1:{metrics}")];
        using var sends = AlertWatch.StartAlertmanager(_folder.Path, alertmanager);
        using var watches = AlertWatch.StartPrometheus(_folder.Path);
        using (var silo = await ServerProcess.StartAsync(_folder.Add("silo"), settings))
        {
            await IsUpAsync(watches);
            silo.Kill();
        }

        var down = await receiver.MessageAsync("TicketingDown", "firing").WaitAsync(Patience);
        down.GetProperty("receiver").GetString().ShouldBe("staff");
        down.GetProperty("commonLabels").GetProperty("severity").GetString().ShouldBe("critical");
        down.GetProperty("commonAnnotations").GetProperty("runbook_url").GetString().ShouldBe("docs/runbook/ticketing-down.md");

        using var again = await ServerProcess.StartAsync(_folder.Add("silo"), settings);
        await receiver.MessageAsync("TicketingDown", "resolved").WaitAsync(Patience);
    }

    private async Task WriteFilesAsync(int metrics, int alertmanager, Uri receiver)
    {
        var alerts = Deployed("deploy/prometheus/alerts.yml");
        await WriteAsync("alerts.yml", For().Replace(alerts, "for: 0s"));
        var prometheus = Deployed("deploy/prometheus/prometheus.yml")
            .Replace("127.0.0.1:9464", Text($"127.0.0.1:{metrics}"), StringComparison.Ordinal)
            .Replace("127.0.0.1:9093", Text($"127.0.0.1:{alertmanager}"), StringComparison.Ordinal);
        await WriteAsync("prometheus.yml", Interval().Replace(prometheus, "_interval: 1s"));
        var sender = UrlFile().Replace(Deployed("deploy/alertmanager/alertmanager.yml"), $"url: {receiver}");
        await WriteAsync("alertmanager.yml", Group().Replace(sender, "group_${what}: 1s"));
    }

    // Prometheus says that a silo is down only once it has looked for it.
    private static async Task IsUpAsync(AlertWatch prometheus)
    {
        using var http = new HttpClient { BaseAddress = prometheus.Address };
        using var deadline = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await pause.WaitForNextTickAsync(deadline.Token))
        {
            try
            {
                if ((await http.GetStringAsync(new Uri("/api/v1/query?query=up==1", UriKind.Relative), deadline.Token)).Contains("\"ticketing\"", StringComparison.Ordinal)) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    private static string Deployed(string path) => File.ReadAllText(Repository.File(path));

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder.Path, name), text);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"for: \d+[ms]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex For();

    [GeneratedRegex(@"_interval: \d+s", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Interval();

    [GeneratedRegex(@"url_file: \S+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex UrlFile();

    [GeneratedRegex(@"group_(?<what>wait|interval): \d+[ms]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Group();
}
