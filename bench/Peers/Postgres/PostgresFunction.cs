using Ticketing.Peers.Duties;
using Ticketing.Peers.Holds;

namespace Ticketing.Peers.Postgres;

/// <summary>
/// The conditional UPDATE on PostgreSQL with the same duties as the silo. A function does everything in one round trip and one transaction. Requests of one
/// buyer wait for each other at an advisory lock, which needs no row.
/// </summary>
internal sealed class PostgresFunction(PostgresSeats table) : ISeatDesign
{
    /// <summary>Makes what the design needs besides the seats.</summary>
    public const string Schema =
        """
        CREATE INDEX IF NOT EXISTS of_buyer ON seats (performance, buyer);
        CREATE TABLE IF NOT EXISTS answers (id text PRIMARY KEY, fingerprint text NOT NULL, answer text NOT NULL);
        CREATE OR REPLACE FUNCTION hold_seat(
            p_performance text, p_seat text, p_hold text, p_buyer text, p_until bigint, p_now bigint, p_request text, p_fingerprint text, p_answer text, p_limit integer,
            OUT outcome integer, OUT kept text) LANGUAGE plpgsql AS $$
        DECLARE
            v_until bigint;
            v_fingerprint text;
        BEGIN
            kept := '';
            SELECT coalesce(until, 0) INTO v_until FROM seats WHERE performance = p_performance AND seat = p_seat;
            IF NOT FOUND THEN outcome := 2; RETURN; END IF;
            IF v_until > p_now AND NOT EXISTS (SELECT 1 FROM answers WHERE id = p_request) THEN outcome := 1; RETURN; END IF;

            PERFORM pg_advisory_xact_lock(hashtextextended(p_buyer, 0));
            SELECT fingerprint, answer INTO v_fingerprint, kept FROM answers WHERE id = p_request;
            IF FOUND THEN outcome := CASE WHEN v_fingerprint = p_fingerprint THEN 4 ELSE 5 END; RETURN; END IF;
            kept := '';
            IF (SELECT count(*) FROM seats WHERE performance = p_performance AND buyer = p_buyer AND until > p_now) >= p_limit THEN outcome := 3; RETURN; END IF;
            UPDATE seats SET hold_id = p_hold, buyer = p_buyer, until = p_until
                WHERE performance = p_performance AND seat = p_seat AND (hold_id IS NULL OR until <= p_now);
            IF NOT FOUND THEN outcome := 1; RETURN; END IF;
            INSERT INTO answers (id, fingerprint, answer) VALUES (p_request, p_fingerprint, p_answer);
            outcome := 0;
        END $$;
        """;

    private const string Call = "SELECT outcome, kept FROM hold_seat($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    /// <inheritdoc/>
    public Task OpenAsync(string performance, IReadOnlyList<string> seats) => table.AddAsync(performance, seats);

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        var request = hold.Request!;
        using var lease = await table.Sessions.RentAsync();
        await using var answer = await lease.Session.QueryAsync(
            Call, hold.Performance, hold.Seat, hold.HoldId, hold.Buyer, hold.Until.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(),
            request.Id, request.Fingerprint, request.Answer, Desk.SeatLimit);
        await answer.ReadAsync();
        return new HoldResult((HoldOutcome)answer.GetInt32(0), answer.GetString(1));
    }
}
