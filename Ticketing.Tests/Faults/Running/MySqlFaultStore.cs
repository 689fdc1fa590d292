using System.Text.Json;
using Ticketing.Bench.Servers;
using Ticketing.Silo.Storage.MySql;

namespace Ticketing.Tests.Faults.Running;

/// <summary>A MariaDB server of the run's own, and the proxy through which the silo reaches it.</summary>
internal sealed class MySqlFaultStore : IFaultStore
{
    /// <summary>The server's connection limit: small, so that a test can use up all connections.</summary>
    public const int MaxConnections = 24;

    private const string Database = "faults";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public MySqlFaultStore()
    {
        Server = MariaDbServer.Start($"--max-connections={MaxConnections}");
        Proxy = new TcpProxy(Server.Port);

        try
        {
            // This user lacks root's privileges to write to a read-only server and to connect to one without free connections.
            Server.Execute($"CREATE DATABASE {Database}; CREATE USER 'silo'@'%' IDENTIFIED BY 'silo-1'; GRANT ALL ON {Database}.* TO 'silo'@'%'");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Name => "MySQL";

    public MariaDbServer Server { get; }

    public TcpProxy Proxy { get; }

    public IReadOnlyList<string> Settings => [$"--Storage:MySql={ConnectionString(Proxy.Port)}"];

    public IReadOnlyList<JsonElement> Query(string select)
    {
        var rows = new List<JsonElement>();
        using var session = Open();
        session.Query(select, reader =>
        {
            while (reader.Read()) rows.Add(JsonSerializer.Deserialize<JsonElement>(reader.GetString(0)));
        });
        return rows;
    }

    public void Execute(string statement)
    {
        using var session = Open();
        session.Execute(statement);
    }

    /// <summary>Opens a direct connection, as another program would.</summary>
    public MySqlSession Open() => MySqlSession.Open(ConnectionString(Server.Port), Patience);

    public void Dispose()
    {
        Proxy.Dispose();
        Server.Dispose();
    }

    private string ConnectionString(int port) => Server.ConnectionString(Database, port).Replace("user=root", "user=silo;password=silo-1", StringComparison.Ordinal);
}
