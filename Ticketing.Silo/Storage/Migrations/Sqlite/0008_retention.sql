-- expand
-- The purge of old rows finds them by their age.
CREATE INDEX idempotency_by_time ON idempotency (created_at);
CREATE INDEX outbox_by_time ON outbox (created_at);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE INDEX sessions_by_end ON sessions (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX sandbox_payments_by_expiry ON sandbox_payments (expires_at);
