using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Faults.Running;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Operations;

/// <summary>Real processes: what they write to the console when nobody sets anything.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed partial class LogLineTests
{
    private const string ListensOn = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_line_of_a_silo_begins_with_the_time_in_UTC()
    {
        var lines = await LinesOfAsync("Ticketing.Silo", [], _ => Task.CompletedTask);
        lines.Count.ShouldBeGreaterThan(5);
        lines.ShouldAllBe(line => BeginsWithTime(line));
    }

    [Fact]
    public async Task Every_line_of_an_API_process_too_and_a_request_that_goes_well_writes_none()
    {
        var gateway = LoopbackPort.Free();
        await using var silo = await ApiServer.StartAloneAsync(new Dictionary<string, string?> { ["Orleans:Endpoints:GatewayPort"] = $"{gateway}" });

        var lines = await LinesOfAsync("Ticketing.Api", [string.Create(CultureInfo.InvariantCulture, $"--Orleans:Endpoints:GatewayPort={gateway}")], async api =>
        {
            using var http = new HttpClient { BaseAddress = api };
            for (var request = 0; request < 20; request++) (await http.GetAsync("/v1/shows")).EnsureSuccessStatusCode();
        });

        lines.ShouldAllBe(line => BeginsWithTime(line));
        lines.Count(line => line.Contains("/v1/shows", StringComparison.Ordinal)).ShouldBe(0);
        lines.Count.ShouldBeLessThan(100);
    }

    private static bool BeginsWithTime(string line) => Time().IsMatch(line)
        && DateTimeOffset.TryParse(line.AsSpan(0, line.IndexOf('Z', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture, out var at)
        && (DateTimeOffset.UtcNow - at).Duration() < TimeSpan.FromMinutes(10);

    // From its start to its end on SIGTERM, with the levels that a process has by itself.
    private static async Task<IReadOnlyList<string>> LinesOfAsync(string project, IEnumerable<string> settings, Func<Uri, Task> useAsync)
    {
        var folder = Directory.CreateTempSubdirectory("ticketing-");
        var start = ServerProcess.StartOf(folder.FullName, [.. settings, "--Logging:LogLevel:Default=Information"], project: project);
        using var process = Process.Start(start)!;
        try
        {
            process.BeginErrorReadLine();
            using var patience = new CancellationTokenSource(Patience);
            var lines = new List<string>();
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                lines.Add(line);
                if (line.IndexOf(ListensOn, StringComparison.Ordinal) is var at and >= 0) await useAsync(new Uri(line[(at + ListensOn.Length)..]));
                if (line.Contains("Application started", StringComparison.Ordinal)) Signals.Terminate(process.Id);
            }

            await process.WaitForExitAsync(patience.Token);
            return lines;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (trce|dbug|info|warn|fail|crit): ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Time();
}
