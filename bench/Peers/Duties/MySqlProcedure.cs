using Ticketing.Peers.Holds;
using Ticketing.Peers.Sales;

namespace Ticketing.Peers.Duties;

/// <summary>
/// The conditional UPDATE on MySQL with the same duties as the silo. A stored procedure does everything in one round trip and one transaction. Requests of
/// one buyer wait for each other at the buyer's row, so that two of them cannot pass the limit together.
/// </summary>
internal sealed class MySqlProcedure : ISeatDesign
{
    private const string Call = "CALL hold_seat(@performance, @seat, @hold, @buyer, @until, @now, @request, @fingerprint, @answer, @limit)";
    private const int RowsPerInsert = 2_000;

    // A seat that is taken needs no transaction: the refusal is not kept. A repeat is looked for first, because the holder of the seat may repeat the request.
    private const string Procedure =
        """
        CREATE PROCEDURE IF NOT EXISTS hold_seat(
            p_performance VARCHAR(64) CHARACTER SET ascii, p_seat VARCHAR(32) CHARACTER SET ascii, p_hold CHAR(32) CHARACTER SET ascii, p_buyer VARCHAR(64) CHARACTER SET ascii,
            p_until BIGINT, p_now BIGINT, p_request VARCHAR(160) CHARACTER SET ascii, p_fingerprint CHAR(64) CHARACTER SET ascii, p_answer VARCHAR(1000) CHARACTER SET ascii, p_limit INT)
        decide: BEGIN
            DECLARE v_fingerprint CHAR(64) CHARACTER SET ascii;
            DECLARE v_kept VARCHAR(1000) CHARACTER SET ascii;
            DECLARE v_until BIGINT;
            DECLARE v_exists, v_holds INT DEFAULT 0;
            DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;

            SELECT 1, until INTO v_exists, v_until FROM seats WHERE performance = p_performance AND seat = p_seat;
            IF v_exists = 0 THEN SELECT 2, ''; LEAVE decide; END IF;
            IF v_until > p_now AND NOT EXISTS (SELECT 1 FROM answers WHERE id = p_request) THEN SELECT 1, ''; LEAVE decide; END IF;

            START TRANSACTION;
            SELECT 1 INTO v_exists FROM buyers WHERE buyer = p_buyer FOR UPDATE;
            SELECT fingerprint, answer INTO v_fingerprint, v_kept FROM answers WHERE id = p_request;
            IF v_fingerprint IS NOT NULL THEN ROLLBACK; SELECT IF(v_fingerprint = p_fingerprint, 4, 5), v_kept; LEAVE decide; END IF;
            SELECT COUNT(*) INTO v_holds FROM seats WHERE performance = p_performance AND buyer = p_buyer AND until > p_now;
            IF v_holds >= p_limit THEN ROLLBACK; SELECT 3, ''; LEAVE decide; END IF;
            UPDATE seats SET hold_id = p_hold, buyer = p_buyer, until = p_until, version = version + 1
                WHERE performance = p_performance AND seat = p_seat AND (hold_id IS NULL OR until <= p_now);
            IF ROW_COUNT() = 0 THEN ROLLBACK; SELECT 1, ''; LEAVE decide; END IF;
            INSERT INTO answers (id, fingerprint, answer) VALUES (p_request, p_fingerprint, p_answer);
            COMMIT;
            SELECT 0, '';
        END
        """;

    private readonly SeatTable _table;

    private MySqlProcedure(SeatTable table, MySqlSales sales) => (_table, Sales) = (table, sales);

    /// <summary>Orders, payments and tickets of the held seats.</summary>
    public MySqlSales Sales { get; }

    /// <summary>Makes the design, its tables and its procedure.</summary>
    public static async Task<MySqlProcedure> MakeAsync(SeatTable table)
    {
        await MySqlAnswers.MakeAsync(table.Sessions);
        using var lease = await table.Sessions.RentAsync();
        await lease.Session.ExecuteAsync("CREATE TABLE IF NOT EXISTS buyers (buyer VARCHAR(64) NOT NULL PRIMARY KEY) ENGINE=InnoDB CHARACTER SET ascii");
        await lease.Session.ExecuteAsync(Procedure);
        return new MySqlProcedure(table, await MySqlSales.MakeAsync(table.Sessions));
    }

    /// <inheritdoc/>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => _table.AddAsync(performance, seats);

    /// <inheritdoc/>
    public async Task AddBuyersAsync(IReadOnlyList<string> buyers)
    {
        using var lease = await _table.Sessions.RentAsync();
        foreach (var some in buyers.Chunk(RowsPerInsert))
            await lease.Session.ExecuteAsync($"INSERT IGNORE INTO buyers (buyer) VALUES {string.Join(',', some.Select(buyer => $"({SeatTable.Literal(buyer)})"))}");
    }

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        var request = hold.Request!;
        using var lease = await _table.Sessions.RentAsync();
        await using var answer = await lease.Session.QueryAsync(
            Call, ("@performance", hold.Performance), ("@seat", hold.Seat), ("@hold", hold.HoldId), ("@buyer", hold.Buyer), ("@until", hold.Until.ToUnixTimeMilliseconds()),
            ("@now", now.ToUnixTimeMilliseconds()), ("@request", request.Id), ("@fingerprint", request.Fingerprint), ("@answer", request.Answer), ("@limit", Desk.SeatLimit));
        await answer.ReadAsync();
        return new HoldResult((HoldOutcome)answer.GetInt32(0), answer.GetString(1));
    }
}
