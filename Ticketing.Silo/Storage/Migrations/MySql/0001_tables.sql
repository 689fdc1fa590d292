-- The schema of MySQL and MariaDB: the same tables as on SQLite. Instants are 100-nanosecond ticks of UTC since 0001-01-01; spans are ticks;
-- ids are 32 hex digits; money is won. The _readable views show statuses by name and instants as text.
-- {text} stands for the engine and for a collation that compares bytes; every statement can be run again.

CREATE TABLE IF NOT EXISTS seats (
    performance VARCHAR(200) NOT NULL,
    seat VARCHAR(200) NOT NULL,
    status BIGINT NOT NULL, -- 0 available, 1 held, 2 sold, 3 blocked
    hold_id VARCHAR(200),
    buyer VARCHAR(200),
    until BIGINT,
    extended BIGINT NOT NULL,
    order_id VARCHAR(200),
    version BIGINT NOT NULL,
    PRIMARY KEY (performance, seat),
    KEY seats_of_buyer (performance, buyer),
    KEY seats_due (status, until)
) {text};

CREATE TABLE IF NOT EXISTS tickets (
    performance VARCHAR(200) NOT NULL,
    seat VARCHAR(200) NOT NULL,
    serial VARCHAR(200) NOT NULL,
    order_id VARCHAR(200) NOT NULL,
    owner VARCHAR(200) NOT NULL,
    grade VARCHAR(200) NOT NULL,
    price BIGINT NOT NULL,
    issued_at BIGINT NOT NULL,
    checked_in_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (performance, seat),
    UNIQUE KEY tickets_serial (serial),
    KEY tickets_of_order (order_id),
    KEY tickets_of_owner (owner, serial)
) {text};

CREATE TABLE IF NOT EXISTS orders (
    order_id VARCHAR(200) NOT NULL,
    performance VARCHAR(200) NOT NULL,
    user VARCHAR(200) NOT NULL,
    hold_id VARCHAR(200) NOT NULL,
    status BIGINT NOT NULL, -- 0 pending, 1 paying, 2 unknown, 3 selling, 4 paid, 5 refunding, 6 cancelled, 7 expired
    amount BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    payment_key VARCHAR(200),
    due_at BIGINT,
    attempts BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (order_id),
    KEY orders_of_user (user, order_id),
    KEY orders_due (due_at)
) {text};

CREATE TABLE IF NOT EXISTS order_seats (
    order_id VARCHAR(200) NOT NULL,
    seat VARCHAR(200) NOT NULL,
    grade VARCHAR(200) NOT NULL,
    price BIGINT NOT NULL,
    refund_id VARCHAR(200),
    version BIGINT NOT NULL,
    PRIMARY KEY (order_id, seat)
) {text};

CREATE TABLE IF NOT EXISTS refunds (
    order_id VARCHAR(200) NOT NULL,
    refund_id VARCHAR(200) NOT NULL,
    amount BIGINT NOT NULL,
    fee BIGINT NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    requested_at BIGINT NOT NULL,
    settled_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (order_id, refund_id)
) {text};

CREATE TABLE IF NOT EXISTS idempotency (
    user VARCHAR(200) NOT NULL,
    idempotency_key VARCHAR(200) NOT NULL,
    fingerprint VARCHAR(1000) NOT NULL,
    answer LONGTEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (user, idempotency_key)
) {text};

CREATE TABLE IF NOT EXISTS outbox (
    aggregate VARCHAR(200) NOT NULL,
    sequence BIGINT NOT NULL,
    type VARCHAR(200) NOT NULL,
    payload LONGTEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (aggregate, sequence)
) {text};

CREATE TABLE IF NOT EXISTS accounts (
    user VARCHAR(200) NOT NULL,
    email VARCHAR(1000) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    password_hash VARCHAR(1000) NOT NULL,
    role BIGINT NOT NULL, -- 0 user, 1 promoter, 2 admin
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (user),
    KEY accounts_in_role (role, deleted_at)
) {text};

CREATE TABLE IF NOT EXISTS emails (
    normalized_email VARCHAR(200) NOT NULL,
    user VARCHAR(200) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (normalized_email)
) {text};

CREATE TABLE IF NOT EXISTS sessions (
    session_id VARCHAR(200) NOT NULL,
    user VARCHAR(200) NOT NULL,
    refresh_hash VARCHAR(1000) NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (session_id)
) {text};

CREATE TABLE IF NOT EXISTS venues (
    venue_id VARCHAR(200) NOT NULL,
    owner VARCHAR(200) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    address VARCHAR(1000) NOT NULL,
    plan_id VARCHAR(200),
    deleted_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (venue_id)
) {text};

CREATE TABLE IF NOT EXISTS plans (
    plan_id VARCHAR(200) NOT NULL,
    venue_id VARCHAR(200) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    seat_count BIGINT NOT NULL,
    document LONGBLOB NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (plan_id)
) {text};

CREATE TABLE IF NOT EXISTS shows (
    show_id VARCHAR(200) NOT NULL,
    owner VARCHAR(200) NOT NULL,
    title VARCHAR(1000) NOT NULL,
    genre VARCHAR(1000) NOT NULL,
    description LONGTEXT NOT NULL,
    performers LONGTEXT NOT NULL, -- JSON array of names
    running_minutes BIGINT NOT NULL,
    deleted_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (show_id)
) {text};

CREATE TABLE IF NOT EXISTS performances (
    performance VARCHAR(200) NOT NULL,
    show_id VARCHAR(200) NOT NULL,
    venue_id VARCHAR(200) NOT NULL,
    plan_id VARCHAR(200) NOT NULL,
    owner VARCHAR(200) NOT NULL,
    starts_at BIGINT NOT NULL,
    sale_opens_at BIGINT NOT NULL,
    sale_closes_at BIGINT NOT NULL,
    hold_ttl BIGINT NOT NULL,
    seat_limit BIGINT NOT NULL,
    has_waiting_room BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (performance),
    KEY performances_at (venue_id, starts_at)
) {text};

CREATE TABLE IF NOT EXISTS grade_prices (
    performance VARCHAR(200) NOT NULL,
    grade VARCHAR(200) NOT NULL,
    price BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (performance, grade)
) {text};

CREATE TABLE IF NOT EXISTS secrets (
    name VARCHAR(200) NOT NULL,
    value LONGBLOB NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (name)
) {text};

CREATE TABLE IF NOT EXISTS rooms (
    performance VARCHAR(200) NOT NULL,
    generation BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    lobby_order BIGINT NOT NULL, -- WaitingRoomOrder
    rate_per_second BIGINT NOT NULL,
    cap BIGINT NOT NULL,
    grace BIGINT NOT NULL,
    session BIGINT NOT NULL,
    abandon_after BIGINT NOT NULL,
    paused BIGINT NOT NULL,
    seed LONGBLOB NOT NULL,
    lobby_count BIGINT,
    head BIGINT NOT NULL,
    grace_head BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (performance)
) {text};

CREATE TABLE IF NOT EXISTS waiters (
    performance VARCHAR(200) NOT NULL,
    user VARCHAR(200) NOT NULL,
    generation BIGINT NOT NULL,
    number BIGINT NOT NULL,
    state BIGINT NOT NULL, -- 0 waiting, 1 entered, 2 left
    entered_until BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (performance, user),
    KEY waiters_by_number (performance, number)
) {text};

CREATE TABLE IF NOT EXISTS sandbox_payments (
    payment_key VARCHAR(200) NOT NULL,
    order_id VARCHAR(200) NOT NULL,
    amount BIGINT NOT NULL,
    behaviour VARCHAR(1000) NOT NULL,
    status BIGINT NOT NULL, -- GatewayPaymentStatus
    expires_at BIGINT NOT NULL,
    approved_at BIGINT,
    refunds LONGTEXT NOT NULL, -- JSON
    confirms BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (payment_key),
    KEY sandbox_payments_of_order (order_id)
) {text};

-- Which transaction each writer committed last: asked when the answer to a COMMIT was lost.
CREATE TABLE IF NOT EXISTS writers (
    writer VARCHAR(32) NOT NULL,
    batch BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    PRIMARY KEY (writer)
) {text};

CREATE OR REPLACE VIEW seats_readable AS
SELECT performance, seat,
    CASE status WHEN 0 THEN 'available' WHEN 1 THEN 'held' WHEN 2 THEN 'sold' WHEN 3 THEN 'blocked' END AS status,
    hold_id, buyer, TIMESTAMP('1970-01-01') + INTERVAL (until DIV 10000000 - 62135596800) SECOND AS until, extended, order_id, version
FROM seats;

CREATE OR REPLACE VIEW orders_readable AS
SELECT order_id, performance, user, hold_id,
    CASE status WHEN 0 THEN 'pending' WHEN 1 THEN 'paying' WHEN 2 THEN 'unknown' WHEN 3 THEN 'selling'
        WHEN 4 THEN 'paid' WHEN 5 THEN 'refunding' WHEN 6 THEN 'cancelled' WHEN 7 THEN 'expired' END AS status,
    amount,
    TIMESTAMP('1970-01-01') + INTERVAL (created_at DIV 10000000 - 62135596800) SECOND AS created_at,
    TIMESTAMP('1970-01-01') + INTERVAL (expires_at DIV 10000000 - 62135596800) SECOND AS expires_at,
    payment_key,
    TIMESTAMP('1970-01-01') + INTERVAL (due_at DIV 10000000 - 62135596800) SECOND AS due_at,
    attempts, version
FROM orders;
