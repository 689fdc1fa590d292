-- expand
-- A seat remembers who held it last: who, how often in a row, and until when. A performance may be sold only to people with a verified e-mail address.
-- MySQL has no ADD COLUMN IF NOT EXISTS.
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'seats' AND column_name = 'last_buyer') > 0,
    'DO 0',
    'ALTER TABLE seats ADD COLUMN last_buyer VARCHAR(200)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'seats' AND column_name = 'holds_in_row') > 0,
    'DO 0',
    'ALTER TABLE seats ADD COLUMN holds_in_row BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'seats' AND column_name = 'left_at') > 0,
    'DO 0',
    'ALTER TABLE seats ADD COLUMN left_at BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'performances' AND column_name = 'verified_email_only') > 0,
    'DO 0',
    'ALTER TABLE performances ADD COLUMN verified_email_only BIGINT NOT NULL DEFAULT 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
