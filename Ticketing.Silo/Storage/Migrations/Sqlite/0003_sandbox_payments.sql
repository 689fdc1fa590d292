CREATE TABLE sandbox_payments (
    payment_key TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL,
    amount INTEGER NOT NULL,
    behaviour TEXT NOT NULL,
    status INTEGER NOT NULL, -- GatewayPaymentStatus
    expires_at INTEGER NOT NULL,
    approved_at INTEGER,
    refunds TEXT NOT NULL, -- JSON
    confirms INTEGER NOT NULL,
    version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sandbox_payments_of_order ON sandbox_payments (order_id);
