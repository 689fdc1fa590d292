using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using Ticketing.Tests.Documents;
using Ticketing.Tests.Faults.Running;

namespace Ticketing.Tests.Deploy;

/// <summary><c>deploy/cluster</c> as a process, on ports of its own and on what was built with the tests.</summary>
internal sealed class ClusterScript : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    /// <summary>Runs a command line that begins with the script, with variables in its environment.</summary>
    public ClusterScript(string command, params (string Name, string Value)[] environment)
    {
        var configuration = typeof(ClusterScript).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var start = new ProcessStartInfo("/bin/bash", ["-c", "exec " + command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Folder,
        };
        start.Environment["TICKETING_CLUSTER_PORTS"] = FirstPort.ToString(CultureInfo.InvariantCulture);
        start.Environment["TICKETING_CLUSTER_BUILD"] = configuration;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The first of the ports that it uses; API 1 has the eleventh after it. All are below those that a system gives to whoever asks for any.</summary>
    public int FirstPort { get; } = 20_000 + (100 * Random.Shared.Next(100));

    /// <summary>All that it wrote.</summary>
    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    /// <summary>Waits until it says something, or ends.</summary>
    /// <returns>False when it ended without.</returns>
    public async Task<bool> SaysAsync(string text, TimeSpan patience)
    {
        for (var waited = Stopwatch.StartNew(); !Said.Contains(text, StringComparison.Ordinal);)
        {
            if (waited.Elapsed > patience) throw new TimeoutException(Said);
            using var moment = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            try
            {
                await process.WaitForExitAsync(moment.Token);
                return Said.Contains(text, StringComparison.Ordinal);
            }
            catch (OperationCanceledException)
            {
                // It runs; look again.
            }
        }

        return true;
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndedAsync(TimeSpan patience)
    {
        using var time = new CancellationTokenSource(patience);
        await process.WaitForExitAsync(time.Token);
        return process.ExitCode;
    }

    /// <summary>Ends it as Ctrl-C does, unless it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(TimeSpan patience)
    {
        if (!process.HasExited) Signals.Terminate(process.Id);
        return await EndedAsync(patience);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        // The end of a stream is told as a line without text.
        if (line.Data is null) return;
        lock (said) said.AppendLine(line.Data);
    }
}
