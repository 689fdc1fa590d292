using System.Diagnostics;
using System.Globalization;
using Ticketing.Bench.Servers;

namespace Ticketing.Tests.Operations;

/// <summary>A program of Debian that watches or sends alerts, as a process of its own. The process ends with this object.</summary>
internal sealed class AlertWatch : IDisposable
{
    private const string Prometheus = "/usr/bin/prometheus";
    private const string Alertmanager = "/usr/bin/prometheus-alertmanager";

    private readonly Process _process = new();

    private AlertWatch(string program, string folder, params string[] arguments)
    {
        _process.StartInfo = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments) _process.StartInfo.ArgumentList.Add(argument);
        OpenServers.Make(this, () => _process.Start());
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether Debian's packages <c>prometheus</c> and <c>prometheus-alertmanager</c> are installed.</summary>
    public static bool AreInstalled => File.Exists(Prometheus) && File.Exists(Alertmanager);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private init; } = null!;

    /// <summary>Starts Prometheus with the configuration <c>prometheus.yml</c> of a folder.</summary>
    public static AlertWatch StartPrometheus(string folder)
    {
        var port = LoopbackPort.Free();
        return new AlertWatch(
            Prometheus, folder, $"--config.file={folder}/prometheus.yml", $"--storage.tsdb.path={folder}/prometheus", Listen("web", port))
        {
            Address = AddressOf(port),
        };
    }

    /// <summary>Starts Alertmanager on a port, with the configuration <c>alertmanager.yml</c> of a folder.</summary>
    public static AlertWatch StartAlertmanager(string folder, int port) => new(
        Alertmanager, folder, $"--config.file={folder}/alertmanager.yml", $"--storage.path={folder}/alertmanager", "--cluster.listen-address=", Listen("web", port))
    {
        Address = AddressOf(port),
    };

    public void Dispose()
    {
        OpenServers.Remove(this);
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static string Listen(string what, int port) => string.Create(CultureInfo.InvariantCulture, $"--{what}.listen-address=127.0.0.1:{port}");

    private static Uri AddressOf(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
}
