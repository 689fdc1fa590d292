using System.Data.Common;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>The meaning of a server or connection failure for a batch.</summary>
internal enum MySqlTrouble
{
    /// <summary>Any other failure. The connection is given up, which ends the transaction, and the batch may be attempted again.</summary>
    Unknown,

    /// <summary>A deadlock, or a lock that another transaction held too long.</summary>
    Locked,

    /// <summary>A unique key is taken: another process wrote the row first, or the row violates a second key.</summary>
    Duplicate,

    /// <summary>A row cannot be stored: a value is missing, too long or out of range.</summary>
    BadRow,

    /// <summary>The server accepts no writes at present.</summary>
    ReadOnly,
}

/// <summary>Interprets the error numbers of https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html.</summary>
internal static class MySqlTroubles
{
    /// <summary>The meaning of an exception of the driver.</summary>
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
