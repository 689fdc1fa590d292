using Ticketing.Peers.Holds;
using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Duties;

/// <summary>What the designs on MySQL need for the same duties: kept answers, and an index for the limit per buyer.</summary>
internal static class MySqlAnswers
{
    /// <summary>Makes the table of kept answers and the index, unless an earlier process has made them.</summary>
    public static async Task MakeAsync(Pool<Session> sessions)
    {
        using var lease = await sessions.RentAsync();
        await lease.Session.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS answers (
                id VARCHAR(160) NOT NULL PRIMARY KEY, fingerprint CHAR(64) NOT NULL, answer VARCHAR(1000) NOT NULL) ENGINE=InnoDB CHARACTER SET ascii
            """);
        await lease.Session.ExecuteAsync("CREATE INDEX IF NOT EXISTS of_buyer ON seats (performance, buyer)");
    }

    /// <summary>The statement that keeps the answers of some requests.</summary>
    public static string KeepAll(IEnumerable<KeptRequest> requests) =>
        "INSERT INTO answers (id, fingerprint, answer) VALUES "
        + string.Join(',', requests.Select(request => $"({SeatTable.Literal(request.Id)},{SeatTable.Literal(request.Fingerprint)},{SeatTable.Literal(request.Answer)})"));

    /// <summary>The query for the kept answers of some requests.</summary>
    public static string FindAll(IEnumerable<KeptRequest> requests) =>
        $"SELECT id, fingerprint, answer FROM answers WHERE id IN ({string.Join(',', requests.Select(request => SeatTable.Literal(request.Id)))})";
}
