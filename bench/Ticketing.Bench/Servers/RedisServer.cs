using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Ticketing.Bench.Servers;

/// <summary>How a Redis server keeps its data on disk.</summary>
internal enum RedisDurability
{
    /// <summary>Nothing is kept.</summary>
    None,

    /// <summary><c>appendfsync everysec</c>: the answers of the last second can be lost.</summary>
    EverySecond,

    /// <summary><c>appendfsync always</c>: Redis answers after the sync. Commands that wait together share one sync.</summary>
    Always,
}

/// <summary>A Redis server started for a load run or a test, as a process on a free loopback port with a folder of its own.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Program = "/usr/bin/redis-server";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly RunFolder _folder = new("redis");
    private readonly RedisDurability _durability;
    private readonly string[] _settings;
    private Process _process = null!;

    /// <summary>Starts the server; returns when it listens.</summary>
    /// <param name="durability">How it keeps its data.</param>
    /// <param name="settings">More options of the server, each with its value.</param>
    public RedisServer(RedisDurability durability = RedisDurability.None, params string[] settings)
    {
        (_durability, _settings) = (durability, settings);
        Start();
        WaitUntilItListens();
    }

    /// <summary>Whether Debian's <c>redis-server</c> is installed.</summary>
    public static bool IsInstalled => File.Exists(Program);

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; } = LoopbackPort.Free();

    /// <summary>The process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Kills the process and starts it again on the data that it has on disk; returns when it listens.</summary>
    public void Restart()
    {
        Kill();
        Start();
        WaitUntilItListens();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        OpenServers.Remove(this);
        Kill();
        _folder.Dispose();
    }

    private void Start()
    {
        var start = new ProcessStartInfo(Program) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = _folder.Path };
        string[] arguments =
        [
            "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--dir", _folder.Path,
            "--appendonly", _durability == RedisDurability.None ? "no" : "yes", "--appendfsync", _durability == RedisDurability.Always ? "always" : "everysec", .. _settings,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        OpenServers.Make(this, () => _process = Process.Start(start)!);
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
    }

    private void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void WaitUntilItListens()
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (Environment.TickCount64 < deadline)
            {
                Thread.Sleep(20);
            }
        }
    }
}
