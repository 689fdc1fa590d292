using System.Data.Common;
using MySql.Data.MySqlClient;

namespace Ticketing.Peers.Storage;

/// <summary>Oracle's driver, as the silo uses it here. Its async methods block. MySqlConnectorDriver.cs is its twin.</summary>
internal static class PeerDriver
{
    /// <summary>A connection outside of the driver's pool.</summary>
    public static DbConnection Open(string connectionString)
    {
        var settings = new MySqlConnectionStringBuilder(connectionString) { CharacterSet = "utf8mb4", Pooling = false, IgnorePrepare = false };
        var connection = new MySqlConnection(settings.ConnectionString);
        connection.Open();
        return connection;
    }
}
