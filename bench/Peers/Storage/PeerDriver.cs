using System.Data.Common;

namespace Ticketing.Peers.Storage;

/// <summary>
/// Oracle's driver, whose async methods block, or MySqlConnector, whose do not: what the silo is built with. Both have these names; the project
/// file says whose.
/// </summary>
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
