using System.Data.Common;
using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Holds;

/// <summary>The table that the designs on MySQL share: every seat is a row from the start.</summary>
internal sealed class SeatTable(SessionPool sessions)
{
    private const int RowsPerInsert = 2_000;

    /// <summary>Marks a seat as held; the caller makes sure that it may.</summary>
    public const string Take =
        "UPDATE seats SET hold_id = @hold, buyer = @buyer, until = @until, version = version + 1 WHERE performance = @performance AND seat = @seat";

    /// <summary>Looks at a seat.</summary>
    public const string Look = "SELECT hold_id, until, version FROM seats WHERE performance = @performance AND seat = @seat";

    /// <summary>Where the designs get their connections.</summary>
    public SessionPool Sessions => sessions;

    /// <summary>Makes it, unless an earlier process has.</summary>
    public static async Task<SeatTable> MakeAsync(SessionPool sessions)
    {
        using var lease = await sessions.RentAsync();
        await lease.Session.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS seats (
                performance VARCHAR(64) NOT NULL, seat VARCHAR(32) NOT NULL, hold_id CHAR(32), buyer VARCHAR(64), until BIGINT, version BIGINT NOT NULL,
                PRIMARY KEY (performance, seat)) ENGINE=InnoDB CHARACTER SET ascii
            """);
        return new SeatTable(sessions);
    }

    /// <summary>Puts a performance's seats in.</summary>
    public async Task AddAsync(string performance, IReadOnlyList<string> seats)
    {
        using var lease = await sessions.RentAsync();
        foreach (var some in seats.Chunk(RowsPerInsert))
            await lease.Session.ExecuteAsync($"INSERT INTO seats (performance, seat, version) VALUES {string.Join(',', some.Select(seat => $"({Literal(performance)},{Literal(seat)},0)"))}");
    }

    /// <summary>Text as a literal; the names of these halls have no characters that would need more.</summary>
    public static string Literal(string text) =>
        text.AsSpan().IndexOfAny('\'', '\\') < 0 ? $"'{text}'" : throw new ArgumentException("Quotes and backslashes are not names.", nameof(text));

    /// <summary>Whether the seat just read is somebody's.</summary>
    public static bool IsHeld(DbDataReader seat, DateTimeOffset now) => !seat.IsDBNull(0) && seat.GetInt64(1) > now.ToUnixTimeMilliseconds();

    /// <summary>Writes the hold.</summary>
    public static Task<int> TakeAsync(Session session, SeatHold hold) =>
        session.ExecuteAsync(
            Take, ("@hold", hold.HoldId), ("@buyer", hold.Buyer), ("@until", hold.Until.ToUnixTimeMilliseconds()), ("@performance", hold.Performance), ("@seat", hold.Seat));
}
