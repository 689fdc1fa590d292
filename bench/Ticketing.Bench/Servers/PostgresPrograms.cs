using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Ticketing.Bench.Servers;

/// <summary>Debian's programs of PostgreSQL. They refuse to run as root, so root runs them as Debian's account <c>postgres</c>.</summary>
internal static class PostgresPrograms
{
    /// <summary>The account, and the name of the server's superuser.</summary>
    public const string Account = "postgres";

    private const string Versions = "/usr/lib/postgresql";

    // Debian keeps each version in a folder of its own, outside of the PATH.
    private static readonly string? Newest = Directory.Exists(Versions)
        ? Directory.GetDirectories(Versions).Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")) && File.Exists(Path.Combine(folder, "bin", "postgres")))
            .MaxBy(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
        : null;

    /// <summary>Whether Debian's <c>postgresql</c> is installed.</summary>
    public static bool AreInstalled => Newest is not null;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="said">Gets its output.</param>
    public static Process Begin(string program, IEnumerable<string> arguments, ConcurrentQueue<string> said)
    {
        var path = Path.Combine(Newest!, "bin", program);
        // setpriv replaces itself by the program, so the process id is the one of the program.
        return Environment.IsPrivilegedProcess
            ? BeginAsCaller("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--init-groups", "--", path, .. arguments], said)
            : BeginAsCaller(path, arguments, said);
    }

    /// <summary>Starts any program under the account of this process.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="said">Gets its output.</param>
    /// <remarks>It works in the root folder, because Debian's account may not enter every folder that this process works in.</remarks>
    public static Process BeginAsCaller(string program, IEnumerable<string> arguments, ConcurrentQueue<string> said) =>
        ServerProgram.Begin(program, arguments, said, folder: "/");
}
