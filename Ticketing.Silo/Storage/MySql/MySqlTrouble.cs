using System.Data.Common;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>What a failure of the server or the connection means for a batch.</summary>
internal enum MySqlTrouble
{
    /// <summary>Nothing that is known: the transaction is over, the connection is given up, and the batch may be tried again.</summary>
    Unknown,

    /// <summary>A deadlock, or a lock that another transaction kept too long.</summary>
    Locked,

    /// <summary>A unique key is taken: another process was faster, or the row is against a second key.</summary>
    Duplicate,

    /// <summary>A row cannot be stored: NULL where there must be a value, too long, out of range.</summary>
    BadRow,

    /// <summary>The server takes no writes at present.</summary>
    ReadOnly,
}

/// <summary>Reads the numbers of https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html.</summary>
internal static class MySqlTroubles
{
    /// <summary>What an exception of the driver means.</summary>
    public static MySqlTrouble Of(Exception exception) => exception is DbException failure ? Of(MySqlDriver.ErrorNumber(failure)) : MySqlTrouble.Unknown;

    private static MySqlTrouble Of(int? number) => number switch
    {
        1205 or 1213 or 3572 => MySqlTrouble.Locked,
        1062 or 1586 => MySqlTrouble.Duplicate,
        1048 or 1264 or 1292 or 1366 or 1406 or 3819 or 4025 => MySqlTrouble.BadRow,
        1290 or 1792 or 1836 => MySqlTrouble.ReadOnly,
        _ => MySqlTrouble.Unknown,
    };
}
