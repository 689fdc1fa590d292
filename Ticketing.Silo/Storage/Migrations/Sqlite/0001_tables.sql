-- Instants are 100-nanosecond ticks of UTC since 0001-01-01; spans are ticks; ids are 32 hex digits; money is won.
-- The _readable views show statuses by name and instants as text.

CREATE TABLE seats (
    performance TEXT NOT NULL,
    seat TEXT NOT NULL,
    status INTEGER NOT NULL, -- 0 available, 1 held, 2 sold, 3 blocked
    hold_id TEXT,
    buyer TEXT,
    until INTEGER,
    extended INTEGER NOT NULL,
    order_id TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (performance, seat)
) WITHOUT ROWID;
CREATE INDEX seats_of_buyer ON seats (performance, buyer) WHERE buyer IS NOT NULL;
CREATE INDEX seats_due ON seats (until) WHERE status = 1;

CREATE TABLE tickets (
    performance TEXT NOT NULL,
    seat TEXT NOT NULL,
    serial TEXT NOT NULL,
    order_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    grade TEXT NOT NULL,
    price INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    checked_in_at INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (performance, seat)
) WITHOUT ROWID;
CREATE UNIQUE INDEX tickets_serial ON tickets (serial);
CREATE INDEX tickets_of_order ON tickets (order_id);
CREATE INDEX tickets_of_owner ON tickets (owner, serial);

CREATE TABLE orders (
    order_id TEXT NOT NULL PRIMARY KEY,
    performance TEXT NOT NULL,
    user TEXT NOT NULL,
    hold_id TEXT NOT NULL,
    status INTEGER NOT NULL, -- 0 pending, 1 paying, 2 unknown, 3 selling, 4 paid, 5 refunding, 6 cancelled, 7 expired
    amount INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    payment_key TEXT,
    due_at INTEGER,
    attempts INTEGER NOT NULL,
    version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX orders_of_user ON orders (user, order_id);
CREATE INDEX orders_due ON orders (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE order_seats (
    order_id TEXT NOT NULL,
    seat TEXT NOT NULL,
    grade TEXT NOT NULL,
    price INTEGER NOT NULL,
    refund_id TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (order_id, seat)
) WITHOUT ROWID;

CREATE TABLE refunds (
    order_id TEXT NOT NULL,
    refund_id TEXT NOT NULL,
    amount INTEGER NOT NULL,
    fee INTEGER NOT NULL,
    reason TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    settled_at INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (order_id, refund_id)
) WITHOUT ROWID;

CREATE TABLE idempotency (
    user TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (user, idempotency_key)
) WITHOUT ROWID;

CREATE TABLE outbox (
    aggregate TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    type TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (aggregate, sequence)
) WITHOUT ROWID;

CREATE TABLE accounts (
    user TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    role INTEGER NOT NULL, -- 0 user, 1 promoter, 2 admin
    created_at INTEGER NOT NULL,
    deleted_at INTEGER,
    version INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE emails (
    normalized_email TEXT NOT NULL PRIMARY KEY,
    user TEXT NOT NULL,
    version INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE sessions (
    session_id TEXT NOT NULL PRIMARY KEY,
    user TEXT NOT NULL,
    refresh_hash TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    version INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE venues (
    venue_id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    plan_id TEXT,
    deleted_at INTEGER,
    version INTEGER NOT NULL
) WITHOUT ROWID;

-- With rowid: the documents are megabytes, and a tree over them alone would have to walk through them.
CREATE TABLE plans (
    plan_id TEXT NOT NULL PRIMARY KEY,
    venue_id TEXT NOT NULL,
    name TEXT NOT NULL,
    seat_count INTEGER NOT NULL,
    document BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE shows (
    show_id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    genre TEXT NOT NULL,
    description TEXT NOT NULL,
    performers TEXT NOT NULL, -- JSON array of names
    running_minutes INTEGER NOT NULL,
    deleted_at INTEGER,
    version INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE performances (
    performance TEXT NOT NULL PRIMARY KEY,
    show_id TEXT NOT NULL,
    venue_id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    sale_opens_at INTEGER NOT NULL,
    sale_closes_at INTEGER NOT NULL,
    hold_ttl INTEGER NOT NULL,
    seat_limit INTEGER NOT NULL,
    has_waiting_room INTEGER NOT NULL,
    version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX performances_at ON performances (venue_id, starts_at);

CREATE TABLE grade_prices (
    performance TEXT NOT NULL,
    grade TEXT NOT NULL,
    price INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (performance, grade)
) WITHOUT ROWID;

CREATE TABLE secrets (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL,
    version INTEGER NOT NULL
) WITHOUT ROWID;

CREATE VIEW seats_readable AS
SELECT performance, seat,
    CASE status WHEN 0 THEN 'available' WHEN 1 THEN 'held' WHEN 2 THEN 'sold' WHEN 3 THEN 'blocked' END AS status,
    hold_id, buyer, datetime(until / 10000000 - 62135596800, 'unixepoch') AS until, extended, order_id, version
FROM seats;

CREATE VIEW orders_readable AS
SELECT order_id, performance, user, hold_id,
    CASE status WHEN 0 THEN 'pending' WHEN 1 THEN 'paying' WHEN 2 THEN 'unknown' WHEN 3 THEN 'selling'
        WHEN 4 THEN 'paid' WHEN 5 THEN 'refunding' WHEN 6 THEN 'cancelled' WHEN 7 THEN 'expired' END AS status,
    amount,
    datetime(created_at / 10000000 - 62135596800, 'unixepoch') AS created_at,
    datetime(expires_at / 10000000 - 62135596800, 'unixepoch') AS expires_at,
    payment_key,
    datetime(due_at / 10000000 - 62135596800, 'unixepoch') AS due_at,
    attempts, version
FROM orders;
