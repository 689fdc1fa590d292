using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Ticketing.Silo.Storage.MySql;

namespace Ticketing.Bench.Servers;

/// <summary>
/// A MariaDB server started for a load run or a test, as a process on a free loopback port. Its data folder survives restarts of the process and is
/// deleted with this object.
/// </summary>
internal sealed class MariaDbServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RunFolder _folder = new("mariadb");
    private readonly string[] _settings;
    private Process? _process;

    private MariaDbServer(string[] settings)
    {
        _settings = settings;
    }

    /// <summary>Whether Debian's <c>mariadb-server</c> is installed.</summary>
    public static bool IsInstalled { get; } = PathOf("mariadbd") is not null && PathOf("mariadb-install-db") is not null;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; } = LoopbackPort.Free();

    /// <summary>Creates an empty server and starts it.</summary>
    /// <param name="settings">More options of the server, e.g. <c>--max-connections=10</c>.</param>
    public static MariaDbServer Start(params string[] settings)
    {
        var server = new MariaDbServer(settings);
        try
        {
            server.Install();
            server.Restart();
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

    /// <summary>The connection string of a database, on this server's port or on one that leads to it.</summary>
    public string ConnectionString(string database, int? port = null) =>
        string.Create(CultureInfo.InvariantCulture, $"server=127.0.0.1;port={port ?? Port};user=root;database={database}");

    /// <summary>Runs statements as the server's root.</summary>
    public void Execute(string sql)
    {
        using var session = MySqlSession.Open(ConnectionString("mysql"), Patience);
        session.Execute(sql);
    }

    /// <summary>Starts the process on its existing data; returns when it takes connections.</summary>
    public void Restart()
    {
        if (_process is { HasExited: false }) Kill();
        _process?.Dispose();
        OpenServers.Make(this, () => _process = ServerProgram.Begin(PathOf("mariadbd")!,
        [
            "--no-defaults", $"--datadir={Data}", $"--tmpdir={Temporary}", $"--port={Port.ToString(CultureInfo.InvariantCulture)}", "--bind-address=127.0.0.1", $"--socket={_folder.Path}/socket",
            $"--pid-file={_folder.Path}/pid", $"--log-error={_folder.Path}/log", "--skip-name-resolve", "--user=root",
            "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=128M", "--innodb-log-file-size=64M", .. _settings,
        ], []));
        ServerProgram.WaitUntilItAnswers(_process!, () => Execute("SELECT 1"), Patience);
    }

    /// <summary>Ends the process with SIGKILL, so that it can write nothing more.</summary>
    public void Kill()
    {
        // The process may be the installer, which is a script that starts a server.
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>The process id.</summary>
    public int ProcessId => _process!.Id;

    /// <inheritdoc/>
    public void Dispose()
    {
        OpenServers.Remove(this);
        // SIGKILL ends a suspended process too.
        if (_process is { HasExited: false }) Kill();
        _process?.Dispose();
        _folder.Dispose();
    }

    private string Data => Path.Combine(_folder.Path, "data");

    // A server removes all temporary tables in its folder at start, so two servers must not share one.
    private string Temporary => Directory.CreateDirectory(Path.Combine(_folder.Path, "tmp")).FullName;

    private void Install()
    {
        var said = new ConcurrentQueue<string>();
        OpenServers.Make(this, () => _process = ServerProgram.Begin(PathOf("mariadb-install-db")!,
            ["--no-defaults", $"--datadir={Data}", $"--tmpdir={Temporary}", "--auth-root-authentication-method=normal", "--skip-test-db", "--user=root"], said));
        if (!_process!.WaitForExit(Patience) || _process.ExitCode != 0)
            throw new InvalidOperationException($"mariadb-install-db failed: {string.Join('\n', said)}");
    }

    // Debian puts the server into /usr/sbin, which is not in every PATH.
    private static string? PathOf(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Append("/usr/bin")
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
