using System.Data.Common;
using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Holds;

/// <summary>The table that the designs on MySQL share: every seat is a row from the start.</summary>
internal sealed class SeatTable(Pool<Session> sessions)
{
    private const int RowsPerInsert = 2_000;

    /// <summary>Marks a seat as held; the caller makes sure that the seat is free.</summary>
    public const string Take =
        "UPDATE seats SET hold_id = @hold, buyer = @buyer, until = @until, version = version + 1 WHERE performance = @performance AND seat = @seat";

    /// <summary>Reads a seat.</summary>
    public const string Look = "SELECT hold_id, until, version FROM seats WHERE performance = @performance AND seat = @seat";

    /// <summary>The connections for the designs.</summary>
    public Pool<Session> Sessions => sessions;

    /// <summary>Makes the table, unless an earlier process has made it.</summary>
    public static async Task<SeatTable> MakeAsync(Pool<Session> sessions)
    {
        using var lease = await sessions.RentAsync();
        await lease.Session.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS seats (
                performance VARCHAR(64) NOT NULL, seat VARCHAR(32) NOT NULL, hold_id CHAR(32), buyer VARCHAR(64), until BIGINT, version BIGINT NOT NULL, order_id CHAR(32),
                PRIMARY KEY (performance, seat)) ENGINE=InnoDB CHARACTER SET ascii
            """);
        return new SeatTable(sessions);
    }

    /// <summary>Inserts the seats of a performance.</summary>
    public async Task AddAsync(string performance, IReadOnlyList<string> seats)
    {
        using var lease = await sessions.RentAsync();
        foreach (var some in seats.Chunk(RowsPerInsert))
            await lease.Session.ExecuteAsync($"INSERT INTO seats (performance, seat, version) VALUES {string.Join(',', some.Select(seat => $"({Literal(performance)},{Literal(seat)},0)"))}");
    }

    /// <summary>A text as a literal. The names of these halls need no escaping; other texts are refused.</summary>
    public static string Literal(string text) =>
        text.AsSpan().IndexOfAny('\'', '\\') < 0 ? $"'{text}'" : throw new ArgumentException("Quotes and backslashes are not names.", nameof(text));

    /// <summary>The statement that writes many holds at once; the caller makes sure that the seats are free.</summary>
    public static string TakeAll(IEnumerable<SeatHold> holds) =>
        "INSERT INTO seats (performance, seat, hold_id, buyer, until, version) VALUES "
        + string.Join(',', holds.Select(hold => $"({Literal(hold.Performance)},{Literal(hold.Seat)},{Literal(hold.HoldId)},{Literal(hold.Buyer)},{hold.Until.ToUnixTimeMilliseconds()},1)"))
        + " ON DUPLICATE KEY UPDATE hold_id = VALUES(hold_id), buyer = VALUES(buyer), until = VALUES(until), version = version + 1";

    /// <summary>Whether the seat that was read is held.</summary>
    public static bool IsHeld(DbDataReader seat, DateTimeOffset now) => !seat.IsDBNull(0) && seat.GetInt64(1) > now.ToUnixTimeMilliseconds();

    /// <summary>Writes a hold.</summary>
    public static Task<int> TakeAsync(Session session, SeatHold hold) =>
        session.ExecuteAsync(
            Take, ("@hold", hold.HoldId), ("@buyer", hold.Buyer), ("@until", hold.Until.ToUnixTimeMilliseconds()), ("@performance", hold.Performance), ("@seat", hold.Seat));
}
