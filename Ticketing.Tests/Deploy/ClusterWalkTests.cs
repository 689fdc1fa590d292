using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Documents;
using Ticketing.Tests.Kit.Collections;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Deploy;

/// <summary>A newcomer's walk: the command of deploy/README.md, then the README's own commands through one of its API processes.</summary>
[Collection(RealServers.Name)]
[Trait("Suite", "Cluster")]
public sealed partial class ClusterWalkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [SkippableFact]
    public async Task The_cluster_of_the_deploy_page_sells_a_ticket_by_the_commands_of_the_README()
    {
        TestStore.RequireMySql();
        Skip.IfNot(RedisServer.IsInstalled, "There is no Redis here: install redis-server.");
        using var mariaDb = MariaDbServer.Start();
        using var redis = new RedisServer(RedisDurability.Always);
        var metrics = 30_000 + (10 * Random.Shared.Next(200));
        var command = Documented()
            .Replace("127.0.0.1:6379", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{redis.Port}"), StringComparison.Ordinal);
        command.ShouldNotContain("…");
        using var script = new ClusterScript(string.Create(CultureInfo.InvariantCulture, $"{command} --Operations:Metrics=http://127.0.0.1:{metrics}"),
            ("Storage__MySql", mariaDb.NewDatabase()), ("Admin__Email", "admin@example.com"), ("Admin__Password", "admin-word-1"));
        (await script.SaysAsync("The API answers on", Patience)).ShouldBeTrue(script.Said);

        using var http = new HttpClient();
        for (var process = 0; process < 4; process++) (await http.GetStringAsync($"http://127.0.0.1:{metrics + process}/metrics")).ShouldContain("# TYPE");
        var ticket = await BuyAsync(new Uri($"http://127.0.0.1:{script.FirstPort + 11}"));
        ticket.ShouldContain("<svg");

        await script.EndAsync(TimeSpan.FromSeconds(60));
        foreach (var id in ProcessId().Matches(script.Said).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)))
            Should.Throw<ArgumentException>(() => Process.GetProcessById(id), "Its processes end with it");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_before_anything_is_started()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var script = new ClusterScript($"deploy/cluster nowhere nowhere --Operations:Metrics=http://127.0.0.1:{port - 2}");

        (await script.EndedAsync(Patience)).ShouldBe(1);
        script.Said.ShouldStartWith($"Port {port} is in use");
    }

    [Theory]
    [InlineData("deploy/cluster nowhere", "# Two silos")]
    [InlineData("deploy/cluster nowhere nowhere --Admin:Email you@example.com", "--Admin:Email is no setting")]
    public async Task What_it_cannot_make_sense_of_is_told_with_what_it_takes(string command, string told)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var script = new ClusterScript(command);

        (await script.EndedAsync(Patience)).ShouldBe(2);
        script.Said.ShouldStartWith(told);
        script.Said.ShouldContain("deploy/cluster <mysql connection string, or - for that in Storage__MySql> <redis host:port>");
    }

    // The command that starts the cluster, on one line.
    private static string Documented() => File.ReadLines(Repository.File("deploy/README.md")).Single(line => line.StartsWith("deploy/cluster - ", StringComparison.Ordinal));

    private static async Task<string> BuyAsync(Uri api)
    {
        var folder = Directory.CreateTempSubdirectory("ticketing-walk-");
        var section = File.ReadAllText(Repository.File("README.md")).Split("## Buy a ticket")[1].Split("\n## ")[0];
        var commands = string.Concat(Commands().Matches(section).Select(match => match.Groups["text"].Value));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "commands"), commands.Replace("http://localhost:5080", api.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        using var shell = Process.Start(new ProcessStartInfo("/bin/bash", ["commands"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        })!;
        using var time = new CancellationTokenSource(Patience);
        try
        {
            var (told, errors) = (shell.StandardOutput.ReadToEndAsync(time.Token), shell.StandardError.ReadToEndAsync(time.Token));
            await shell.WaitForExitAsync(time.Token);
            shell.ExitCode.ShouldBe(0, await told + await errors);
            return await File.ReadAllTextAsync(Path.Combine(folder.FullName, "ticket.svg"), time.Token);
        }
        finally
        {
            if (!shell.HasExited) shell.Kill(entireProcessTree: true);
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"```bash\n(?<text>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Commands();

    [GeneratedRegex(@"(?<=: pid )\d+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ProcessId();
}
