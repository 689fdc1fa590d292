using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Threading.Channels;

namespace Ticketing.Bench.Servers;

/// <summary>A program of the repository in a process of its own, on a free port of this machine. The process ends at the latest with this object.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string ListensOn = "Now listening on: ";
    private const int LinesKept = 200;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly ProcessStartInfo _start;
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(new BoundedChannelOptions(LinesKept) { FullMode = BoundedChannelFullMode.DropOldest });
    private int _disposed;

    private ServerProcess(ProcessStartInfo start)
    {
        _start = start;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        OpenServers.Make(this, () => _process.Start());
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The address at which the process listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The end point at which the process listens.</summary>
    public IPEndPoint EndPoint => new(IPAddress.Loopback, Address.Port);

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>The processor time that the process has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that the process occupies now, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The path of a program of the repository, built in the same configuration as this code.</summary>
    private static string Built(string project)
    {
        var configuration = typeof(ServerProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var framework = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Repository.Folder, project, "bin", configuration, framework, $"{Path.GetFileName(project)}.dll");
    }

    /// <summary>Starts a program and waits until it listens.</summary>
    /// <param name="dataFolder">The data folder of the process.</param>
    /// <param name="settings">Settings for the command line.</param>
    /// <param name="environment">Environment variables in addition to this process's own.</param>
    /// <param name="project">The folder of the program; <c>Ticketing.Api</c> is the API process in front of a cluster.</param>
    /// <exception cref="InvalidOperationException">The process ended, or took too long. The message has its output.</exception>
    public static Task<ServerProcess> StartAsync(
        string dataFolder, IEnumerable<string> settings, IReadOnlyDictionary<string, string>? environment = null, string project = "Ticketing.Silo") =>
        StartAsync(StartOf(dataFolder, settings, environment, project));

    /// <summary>Starts the same program with the same settings again, on another port. Call it after this process has ended.</summary>
    /// <exception cref="InvalidOperationException">The process ended, or took too long. The message has its output.</exception>
    public Task<ServerProcess> StartAgainAsync() => StartAsync(_start);

    private static async Task<ServerProcess> StartAsync(ProcessStartInfo start)
    {
        var silo = new ServerProcess(start);
        try
        {
            await silo.WaitForAddressAsync();
            return silo;
        }
        catch
        {
            silo.Dispose();
            throw;
        }
    }

    /// <summary>The start information of such a process, with redirected output.</summary>
    /// <exception cref="InvalidOperationException">The program is not built.</exception>
    internal static ProcessStartInfo StartOf(
        string dataFolder, IEnumerable<string> settings, IReadOnlyDictionary<string, string>? environment = null, string project = "Ticketing.Silo")
    {
        var program = Built(project);
        if (!File.Exists(program)) throw new InvalidOperationException($"Build it first: {program} is not there.");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
        };
        string[] fixedSettings =
        [
            program, $"--Storage:DataFolder={dataFolder}", "--urls", "http://127.0.0.1:0", "--Payments:Gateway=sandbox", "--Payments:SandboxOutsideDevelopment=true",
            "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
        ];
        foreach (var argument in fixedSettings.Concat(settings)) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return start;
    }

    /// <summary>Ends the process at once, with SIGKILL on Unix.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        OpenServers.Remove(this);
        // The handler of a signal and the failing run may both dispose this object.
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private async Task WaitForAddressAsync()
    {
        var seen = new List<string>();
        using var deadline = new CancellationTokenSource(StartTime);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(deadline.Token))
            {
                seen.Add(line);
                var at = line.IndexOf(ListensOn, StringComparison.Ordinal);
                if (at < 0) continue;
                Address = new Uri(line[(at + ListensOn.Length)..].Trim());
                // A silo also prints the address of its metrics, but that address is one of its arguments.
                if (!_process.StartInfo.ArgumentList.Any(argument => argument.Contains(Address.Authority, StringComparison.Ordinal))) return;
            }
        }
        catch (OperationCanceledException)
        {
            seen.Add($"(no address after {StartTime.TotalSeconds:0} s)");
        }

        throw new InvalidOperationException($"The server did not start:\n{string.Join('\n', seen)}");
    }

    // Each of the two streams ends with a null line. The first null means that the process is ending.
    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) _lines.Writer.TryComplete();
        else _lines.Writer.TryWrite(line.Data);
    }
}
