using Ticketing.Bench.Servers;
using Xunit;

namespace Ticketing.Tests.Storage;

/// <summary>
/// Which database a test run keeps its rows in: SQLite, or a MariaDB server of the run's own when <c>TICKETING_TEST_STORE=mysql</c>.
/// </summary>
internal static class TestStore
{
    private static readonly Lazy<MariaDbServer> Server = new(() =>
    {
        var server = MariaDbServer.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    /// <summary>Whether the whole run is on MySQL.</summary>
    public static bool IsMySql { get; } = string.Equals(Environment.GetEnvironmentVariable("TICKETING_TEST_STORE"), "mysql", StringComparison.OrdinalIgnoreCase);

    /// <summary>Skips the test when there is no server to run it on.</summary>
    public static void RequireMySql() => Skip.IfNot(MariaDbServer.IsInstalled, "There is no MariaDB here: install mariadb-server.");

    /// <summary>The connection string of a new database on the run's server, which starts at the first call.</summary>
    public static string NewMySqlDatabase() => Server.Value.NewDatabase();
}
