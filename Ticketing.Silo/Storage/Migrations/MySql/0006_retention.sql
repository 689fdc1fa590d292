-- expand
-- The purge of old rows finds them by their age. MySQL has no CREATE INDEX IF NOT EXISTS.
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'idempotency' AND index_name = 'idempotency_by_time') > 0,
    'DO 0',
    'CREATE INDEX idempotency_by_time ON idempotency (created_at)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'outbox' AND index_name = 'outbox_by_time') > 0,
    'DO 0',
    'CREATE INDEX outbox_by_time ON outbox (created_at)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'sessions' AND index_name = 'sessions_by_expiry') > 0,
    'DO 0',
    'CREATE INDEX sessions_by_expiry ON sessions (expires_at)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'sessions' AND index_name = 'sessions_by_end') > 0,
    'DO 0',
    'CREATE INDEX sessions_by_end ON sessions (revoked_at)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'sandbox_payments' AND index_name = 'sandbox_payments_by_expiry') > 0,
    'DO 0',
    'CREATE INDEX sandbox_payments_by_expiry ON sandbox_payments (expires_at)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
