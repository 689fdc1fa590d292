using System.Globalization;
using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Queues;

/// <summary>A table in MySQL. The number is an AUTO_INCREMENT, the place is a COUNT of the people with smaller numbers, over a covering index.</summary>
internal sealed class CountQueue(Pool<Session> sessions) : IQueueDesign
{
    // A repeated request gets its old number. ON DUPLICATE KEY gives no warning, so the driver does not have to read one after every statement.
    private const string Enter =
        "INSERT INTO places (performance, person, waits) VALUES (@performance, @person, 1) ON DUPLICATE KEY UPDATE number = LAST_INSERT_ID(number)";

    private const string Number = "SELECT LAST_INSERT_ID()";
    private const string Ahead = "SELECT COUNT(*) FROM places WHERE performance = @performance AND waits = 1 AND number < @number";

    /// <summary>Makes the queue, and the table unless an earlier process has made it.</summary>
    public static async Task<CountQueue> MakeAsync(Stores stores)
    {
        var sessions = await stores.SessionsAsync();
        using var lease = await sessions.RentAsync();
        await lease.Session.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS places (
                number BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, performance VARCHAR(64) NOT NULL, person VARCHAR(64) NOT NULL, waits TINYINT NOT NULL,
                UNIQUE KEY of_person (performance, person), KEY in_line (performance, waits, number)) ENGINE=InnoDB CHARACTER SET ascii
            """);
        return new CountQueue(sessions);
    }

    /// <inheritdoc/>
    public async ValueTask<(string Ticket, long Ahead)> EnterAsync(string performance, string person)
    {
        using var lease = await sessions.RentAsync();
        await lease.Session.ExecuteAsync(Enter, ("@performance", performance), ("@person", person));
        var number = await lease.Session.NumberAsync(Number);
        return (number.ToString(CultureInfo.InvariantCulture), await CountAsync(lease.Session, performance, number));
    }

    /// <inheritdoc/>
    public async ValueTask<long?> AheadAsync(string performance, string ticket)
    {
        if (!long.TryParse(ticket, CultureInfo.InvariantCulture, out var number)) return null;
        using var lease = await sessions.RentAsync();
        return await CountAsync(lease.Session, performance, number);
    }

    private static Task<long> CountAsync(Session session, string performance, long number) =>
        session.NumberAsync(Ahead, ("@performance", performance), ("@number", number));
}
