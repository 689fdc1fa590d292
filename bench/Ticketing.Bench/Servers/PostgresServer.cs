using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace Ticketing.Bench.Servers;

/// <summary>A PostgreSQL server started for a load run, as a process on a free loopback port with a data folder of its own.</summary>
internal sealed partial class PostgresServer : IDisposable
{
    private const int Quit = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TimeToQuit = TimeSpan.FromSeconds(10);

    private readonly RunFolder _folder = new("postgres");
    private readonly ConcurrentQueue<string> _said = [];
    private Process? _process;

    private PostgresServer()
    {
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; } = LoopbackPort.Free();

    /// <summary>The process id of the server, whose children serve the connections.</summary>
    public int ProcessId => _process!.Id;

    private string Data => Path.Combine(_folder.Path, "data");

    /// <summary>Creates an empty server and starts it; returns when it takes connections.</summary>
    public static PostgresServer Start()
    {
        var server = new PostgresServer();
        try
        {
            server.Install();
            server.Run();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Creates an empty database.</summary>
    /// <returns>The connection string of the database.</returns>
    public string NewDatabase()
    {
        var name = $"t{Guid.NewGuid():N}";
        Execute($"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        OpenServers.Remove(this);
        if (_process is { HasExited: false }) End(_process);
        _process?.Dispose();
        _folder.Dispose();
    }

    private string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={PostgresPrograms.Account};Database={database};Pooling=false");

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private void Install()
    {
        if (Environment.IsPrivilegedProcess) Finish(() => PostgresPrograms.BeginAsCaller("chown", [PostgresPrograms.Account, _folder.Path], _said));
        // The new files need no sync, because a crash of the machine ends the run anyway. The server syncs every commit.
        string[] arguments = ["-D", Data, "-U", PostgresPrograms.Account, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
        Finish(() => PostgresPrograms.Begin("initdb", arguments, _said));
    }

    private void Finish(Func<Process> begin)
    {
        OpenServers.Make(this, () => _process = begin());
        if (!_process!.WaitForExit(Patience) || _process.ExitCode != 0)
            throw new InvalidOperationException($"The PostgreSQL server cannot be made: {string.Join('\n', _said)}");
        _process.Dispose();
        _process = null;
    }

    private void Run()
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"unix_socket_directories={_folder.Path}", "fsync=on", "synchronous_commit=on", "full_page_writes=on",
            "shared_buffers=512MB", "max_wal_size=4GB", "wal_level=minimal", "max_wal_senders=0", "max_connections=500",
        ];
        var port = Port.ToString(CultureInfo.InvariantCulture);
        OpenServers.Make(this, () => _process = PostgresPrograms.Begin("postgres", ["-D", Data, "-p", port, .. settings.SelectMany(setting => (string[])["-c", setting])], _said));
        ServerProgram.WaitUntilItAnswers(_process!, () => Execute("SELECT 1"), Patience);
    }

    // SIGQUIT ends the server and its children at once, and removes its shared memory. SIGKILL would leave the shared memory to the machine.
    private static void End(Process server)
    {
        if (Signal(server.Id, Quit) == 0 && server.WaitForExit(TimeToQuit)) return;
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
