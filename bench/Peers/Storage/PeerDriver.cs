using System.Data.Common;
using MySqlConnector;

namespace Ticketing.Peers.Storage;

/// <summary>The driver of the peers that keep rows in MySQL: MySqlConnector, as the silo has it.</summary>
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
