namespace Ticketing.Peers.Sales;

/// <summary>The tables and procedures of a sale.</summary>
internal static class SaleSchema
{
    private const string Orders =
        """
        CREATE TABLE IF NOT EXISTS orders (
            order_id CHAR(32) NOT NULL PRIMARY KEY, performance VARCHAR(64) NOT NULL, hold_id CHAR(32) NOT NULL, buyer VARCHAR(64) NOT NULL, amount BIGINT NOT NULL,
            status VARCHAR(16) NOT NULL, payment_key CHAR(32), UNIQUE KEY of_hold (hold_id)) ENGINE=InnoDB CHARACTER SET ascii
        """;

    private const string Payments =
        "CREATE TABLE IF NOT EXISTS payments (payment_key CHAR(32) NOT NULL PRIMARY KEY, order_id CHAR(32) NOT NULL, amount BIGINT NOT NULL) ENGINE=InnoDB CHARACTER SET ascii";

    private const string Tickets =
        """
        CREATE TABLE IF NOT EXISTS tickets (
            performance VARCHAR(64) NOT NULL, seat VARCHAR(32) NOT NULL, order_id CHAR(32) NOT NULL, buyer VARCHAR(64) NOT NULL,
            PRIMARY KEY (performance, seat), KEY of_buyer (buyer)) ENGINE=InnoDB CHARACTER SET ascii
        """;

    private const string Place =
        """
        CREATE PROCEDURE IF NOT EXISTS place_order(
            p_order CHAR(32) CHARACTER SET ascii, p_performance VARCHAR(64) CHARACTER SET ascii, p_hold CHAR(32) CHARACTER SET ascii, p_buyer VARCHAR(64) CHARACTER SET ascii,
            p_amount BIGINT, p_now BIGINT, p_request VARCHAR(160) CHARACTER SET ascii, p_fingerprint CHAR(64) CHARACTER SET ascii, p_answer VARCHAR(1000) CHARACTER SET ascii)
        decide: BEGIN
            DECLARE v_fingerprint CHAR(64) CHARACTER SET ascii;
            DECLARE v_kept VARCHAR(1000) CHARACTER SET ascii;
            DECLARE v_known INT;
            DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
            START TRANSACTION;
            SELECT 1 INTO v_known FROM buyers WHERE buyer = p_buyer FOR UPDATE;
            SELECT fingerprint, answer INTO v_fingerprint, v_kept FROM answers WHERE id = p_request;
            IF v_fingerprint IS NOT NULL THEN ROLLBACK; SELECT IF(v_fingerprint = p_fingerprint, 4, 5), v_kept, '', ''; LEAVE decide; END IF;
            INSERT INTO orders (order_id, performance, hold_id, buyer, amount, status)
                SELECT p_order, performance, hold_id, buyer, p_amount, 'pending' FROM seats
                WHERE performance = p_performance AND buyer = p_buyer AND hold_id = p_hold AND until > p_now AND order_id IS NULL
                AND NOT EXISTS (SELECT 1 FROM orders WHERE hold_id = p_hold);
            IF ROW_COUNT() = 0 THEN ROLLBACK; SELECT 1, '', '', ''; LEAVE decide; END IF;
            INSERT INTO answers (id, fingerprint, answer) VALUES (p_request, p_fingerprint, p_answer);
            COMMIT;
            SELECT 0, '', '', '';
        END
        """;

    // A sold seat never ends, so its end is the largest number.
    private const string Confirm =
        """
        CREATE PROCEDURE IF NOT EXISTS confirm_order(
            p_order CHAR(32) CHARACTER SET ascii, p_buyer VARCHAR(64) CHARACTER SET ascii, p_payment CHAR(32) CHARACTER SET ascii, p_amount BIGINT, p_now BIGINT,
            p_request VARCHAR(160) CHARACTER SET ascii, p_fingerprint CHAR(64) CHARACTER SET ascii, p_answer VARCHAR(1000) CHARACTER SET ascii)
        decide: BEGIN
            DECLARE v_fingerprint CHAR(64) CHARACTER SET ascii;
            DECLARE v_kept VARCHAR(1000) CHARACTER SET ascii;
            DECLARE v_performance VARCHAR(64) CHARACTER SET ascii;
            DECLARE v_hold CHAR(32) CHARACTER SET ascii;
            DECLARE v_seat VARCHAR(32) CHARACTER SET ascii;
            DECLARE v_known INT;
            DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
            START TRANSACTION;
            SELECT 1 INTO v_known FROM buyers WHERE buyer = p_buyer FOR UPDATE;
            SELECT fingerprint, answer INTO v_fingerprint, v_kept FROM answers WHERE id = p_request;
            IF v_fingerprint IS NOT NULL THEN ROLLBACK; SELECT IF(v_fingerprint = p_fingerprint, 4, 5), v_kept, '', ''; LEAVE decide; END IF;
            UPDATE orders SET status = 'paid', payment_key = p_payment WHERE order_id = p_order AND buyer = p_buyer AND status = 'pending' AND amount = p_amount
                AND EXISTS (SELECT 1 FROM payments WHERE payment_key = p_payment AND order_id = p_order AND amount = p_amount);
            IF ROW_COUNT() = 0 THEN ROLLBACK; SELECT 1, '', '', ''; LEAVE decide; END IF;
            SELECT performance, hold_id INTO v_performance, v_hold FROM orders WHERE order_id = p_order;
            SELECT seat INTO v_seat FROM seats WHERE performance = v_performance AND buyer = p_buyer AND hold_id = v_hold;
            UPDATE seats SET order_id = p_order, until = 9223372036854775807, version = version + 1
                WHERE performance = v_performance AND seat = v_seat AND hold_id = v_hold AND until > p_now AND order_id IS NULL;
            IF ROW_COUNT() = 0 THEN ROLLBACK; SELECT 1, '', '', ''; LEAVE decide; END IF;
            INSERT INTO tickets (performance, seat, order_id, buyer) VALUES (v_performance, v_seat, p_order, p_buyer);
            INSERT INTO answers (id, fingerprint, answer) VALUES (p_request, p_fingerprint, p_answer);
            COMMIT;
            SELECT 0, '', v_performance, v_seat;
        END
        """;

    /// <summary>The statements, in order.</summary>
    public static IReadOnlyList<string> Statements { get; } = [Orders, Payments, Tickets, Place, Confirm];
}
