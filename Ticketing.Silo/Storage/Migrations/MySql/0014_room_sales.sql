-- expand
-- A waiting room knows how the sale behind it stands and follows its opening. An entry lasts as long as the hold that it gave.
-- MySQL has no ADD COLUMN IF NOT EXISTS.
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'rooms' AND column_name = 'sale') > 0,
    'DO 0',
    'ALTER TABLE rooms ADD COLUMN sale BIGINT NOT NULL DEFAULT 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'rooms' AND column_name = 'sale_opens_at') > 0,
    'DO 0',
    'ALTER TABLE rooms ADD COLUMN sale_opens_at BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'rooms' AND column_name = 'sale_version') > 0,
    'DO 0',
    'ALTER TABLE rooms ADD COLUMN sale_version BIGINT NOT NULL DEFAULT 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'waiters' AND column_name = 'prolonged') > 0,
    'DO 0',
    'ALTER TABLE waiters ADD COLUMN prolonged BIGINT NOT NULL DEFAULT 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
