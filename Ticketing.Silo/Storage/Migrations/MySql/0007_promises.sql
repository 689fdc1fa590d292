-- expand
-- Holds and orders keep what they told: price, terms of cancellation, date. A ticket keeps what scanned it. A venue has a time zone.
-- MySQL has no ADD COLUMN IF NOT EXISTS and no CREATE INDEX IF NOT EXISTS.
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'seats' AND column_name = 'grade') > 0,
    'DO 0',
    'ALTER TABLE seats ADD COLUMN grade VARCHAR(200)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'seats' AND column_name = 'price') > 0,
    'DO 0',
    'ALTER TABLE seats ADD COLUMN price BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'tickets' AND column_name = 'checked_in_device') > 0,
    'DO 0',
    'ALTER TABLE tickets ADD COLUMN checked_in_device VARCHAR(200)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'tickets' AND column_name = 'checked_in_request') > 0,
    'DO 0',
    'ALTER TABLE tickets ADD COLUMN checked_in_request VARCHAR(200)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'orders' AND column_name = 'terms') > 0,
    'DO 0',
    'ALTER TABLE orders ADD COLUMN terms VARCHAR(2000)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'orders' AND column_name = 'starts_at') > 0,
    'DO 0',
    'ALTER TABLE orders ADD COLUMN starts_at BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'orders' AND column_name = 'time_zone') > 0,
    'DO 0',
    'ALTER TABLE orders ADD COLUMN time_zone VARCHAR(200)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'orders' AND column_name = 'free_until') > 0,
    'DO 0',
    'ALTER TABLE orders ADD COLUMN free_until BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'refunds' AND column_name = 'fee_percent') > 0,
    'DO 0',
    'ALTER TABLE refunds ADD COLUMN fee_percent BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'performances' AND column_name = 'terms') > 0,
    'DO 0',
    'ALTER TABLE performances ADD COLUMN terms VARCHAR(2000)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'venues' AND column_name = 'time_zone') > 0,
    'DO 0',
    'ALTER TABLE venues ADD COLUMN time_zone VARCHAR(200) NOT NULL DEFAULT ''Asia/Seoul''');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
-- Orders and tickets are listed newest first, performances by their start.
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'orders' AND index_name = 'orders_of_user_by_time') > 0,
    'DO 0',
    'CREATE INDEX orders_of_user_by_time ON orders (user, created_at, order_id)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'tickets' AND index_name = 'tickets_of_owner_by_time') > 0,
    'DO 0',
    'CREATE INDEX tickets_of_owner_by_time ON tickets (owner, issued_at, serial)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'performances' AND index_name = 'performances_by_start') > 0,
    'DO 0',
    'CREATE INDEX performances_by_start ON performances (starts_at, performance)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'performances' AND index_name = 'performances_of_show') > 0,
    'DO 0',
    'CREATE INDEX performances_of_show ON performances (show_id, starts_at, performance)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
