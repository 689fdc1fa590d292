using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Tests.Documents;

namespace Ticketing.Tests.Deploy;

/// <summary>HAProxy with the configuration of <c>deploy/proxy</c>, on loopback ports, in front of two processes that it finds by name.</summary>
internal sealed class ProxyStand : IAsyncDisposable
{
    private const string Program = "/usr/sbin/haproxy";
    private static readonly IPAddress[] Addresses = [IPAddress.Parse("127.0.0.1"), IPAddress.Parse("127.0.0.2")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ticketing-proxy-");
    private readonly ProxyNames _names = new(Addresses);
    private Process _process = null!;

    private ProxyStand()
    {
    }

    public static bool IsInstalled => File.Exists(Program);

    public List<ProxyNode> Nodes { get; } = [];

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Starts all of it, and waits until both processes get requests.</summary>
    /// <param name="change">What to change in the configuration beside its ports.</param>
    public static async Task<ProxyStand> StartAsync(Func<string, string>? change = null)
    {
        var stand = new ProxyStand();
        stand.Nodes.Add(await ProxyNode.StartAsync(Addresses[0], 0));
        stand.Nodes.Add(await ProxyNode.StartAsync(Addresses[1], stand.Nodes[0].Port));
        await stand.StartProxyAsync(change ?? (text => text));
        return stand;
    }

    /// <summary>Who answers a client: the address of the process.</summary>
    public async Task<string> WhoAnswersAsync(params (string Name, string Value)[] headers) => (await AnswerAsync(headers)).Split(' ')[0];

    /// <summary>The whole answer to a client.</summary>
    public async Task<string> AnswerAsync(params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/shows");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Whether the proxy says that it has anybody to send requests to.</summary>
    public async Task<HttpStatusCode> ReadyAsync() => (await Http.GetAsync("/proxy/ready")).StatusCode;

    /// <summary>Asks again until it is so; the proxy asks its processes every two seconds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await isSo()) return;
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        throw new TimeoutException(what);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        foreach (var node in Nodes) await node.DisposeAsync();
        Http.Dispose();
        _names.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartProxyAsync(Func<string, string> change)
    {
        var (port, metrics) = (LoopbackPort.Free(), LoopbackPort.Free());
        var text = change(await File.ReadAllTextAsync(Repository.File("deploy/proxy/haproxy.cfg")))
            .Replace("bind :8080", $"bind 127.0.0.1:{port}").Replace("bind :8405", $"bind 127.0.0.1:{metrics}")
            .Replace("${API_NAME}:8080", $"${{API_NAME}}:{Nodes[0].Port}").Replace("parse-resolv-conf", $"nameserver test 127.0.0.1:{_names.Port}");
        var file = Path.Combine(_folder.FullName, "haproxy.cfg");
        await File.WriteAllTextAsync(file, text);
        // With the open files of a default shell.
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"ulimit -n 1024; exec {Program} -db -f {file}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["API_NAME"] = "api.test";
        _process = Process.Start(start)!;
        var told = new ConcurrentQueue<string?>();
        _process.OutputDataReceived += (_, line) => told.Enqueue(line.Data);
        _process.ErrorDataReceived += (_, line) => told.Enqueue(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(20) };
        HashSet<string> answered = [];
        await UntilAsync(
            async () =>
            {
                _process.HasExited.ShouldBeFalse(string.Join('\n', told));
                for (var client = 0; client < 20; client++)
                {
                    try
                    {
                        answered.Add(await WhoAnswersAsync(("Authorization", $"Bearer {client}")));
                    }
                    catch (HttpRequestException)
                    {
                        // It does not listen yet.
                        return false;
                    }
                }

                return Addresses.All(address => answered.Contains($"{address}"));
            },
            "Not both processes got requests.");
    }
}
