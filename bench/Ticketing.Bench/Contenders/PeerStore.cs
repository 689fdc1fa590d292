using Ticketing.Bench.Checks;
using Ticketing.Bench.Servers;

namespace Ticketing.Bench.Contenders;

/// <summary>The database of one peer on the server that the peers share.</summary>
/// <param name="Setting">The setting with which the peer finds the database; null when the peer needs no server.</param>
/// <param name="Process">The server's process; null when the peer needs no server.</param>
/// <param name="Books">The rows of the peer; null when they are not in a server's database.</param>
internal sealed record PeerStore(string? Setting, DatabaseProcess? Process, IBooks? Books)
{
    /// <summary>No database.</summary>
    public static PeerStore None { get; } = new(null, null, null);

    /// <summary>A new database on MariaDB.</summary>
    /// <param name="server">The server.</param>
    /// <param name="sells">Whether the peer also has tickets.</param>
    public static PeerStore On(MariaDbServer server, bool sells)
    {
        var database = server.NewDatabase();
        return new PeerStore($"--MySql={database}", new DatabaseProcess("MariaDB", server.ProcessId), PeerBooks.OfMySql(database, sells));
    }

    /// <summary>A new database on PostgreSQL.</summary>
    public static PeerStore On(PostgresServer server)
    {
        var database = server.NewDatabase();
        return new PeerStore($"--Postgres={database}", new DatabaseProcess("PostgreSQL", server.ProcessId), PeerBooks.OfPostgres(database));
    }

    /// <summary>A file of SQLite in the data folder of the peer, which finds the file by itself.</summary>
    public static PeerStore InFolder(string folder) => new(null, null, PeerBooks.OfSqlite(Path.Combine(folder, "peer.db")));
}
