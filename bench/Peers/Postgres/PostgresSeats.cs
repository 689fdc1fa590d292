using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Postgres;

/// <summary>The table of the designs on PostgreSQL: every seat is a row from the start. The place is the seat's rank, best first.</summary>
internal sealed class PostgresSeats(Pool<PostgresSession> sessions)
{
    /// <summary>The connections for the designs.</summary>
    public Pool<PostgresSession> Sessions => sessions;

    /// <summary>
    /// Makes the table, unless an earlier process has made it. Half of each page is left empty, so that a new version of a row fits on the page of the old one
    /// and no index changes.
    /// </summary>
    /// <param name="sessions">The connections.</param>
    /// <param name="more">More statements that make what a design needs.</param>
    public static async Task<PostgresSeats> MakeAsync(Pool<PostgresSession> sessions, string more = "")
    {
        using var lease = await sessions.RentAsync();
        await lease.Session.ExecuteAsync(
            $"""
            CREATE TABLE IF NOT EXISTS seats (
                performance text NOT NULL, seat text NOT NULL, place integer NOT NULL, hold_id text, buyer text, until bigint, order_id text,
                PRIMARY KEY (performance, seat)) WITH (fillfactor = 50);
            {more}
            """);
        return new PostgresSeats(sessions);
    }

    /// <summary>Inserts the seats of a performance.</summary>
    public async Task AddAsync(string performance, IReadOnlyList<string> seats)
    {
        using var lease = await sessions.RentAsync();
        await lease.Session.ExecuteAsync(
            "INSERT INTO seats (performance, seat, place) SELECT $1, seat, place FROM unnest($2) WITH ORDINALITY AS all_seats (seat, place)", performance, seats.ToArray());
    }
}
