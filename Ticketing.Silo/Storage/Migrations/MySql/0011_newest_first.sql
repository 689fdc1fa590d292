-- expand
-- Shows and venues are listed the newest first. MySQL has no ADD COLUMN IF NOT EXISTS.
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'shows' AND column_name = 'created_at') > 0,
    'DO 0',
    'ALTER TABLE shows ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'venues' AND column_name = 'created_at') > 0,
    'DO 0',
    'ALTER TABLE venues ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'shows' AND index_name = 'shows_by_creation') > 0,
    'DO 0',
    'CREATE INDEX shows_by_creation ON shows (deleted_at, created_at, show_id)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'venues' AND index_name = 'venues_by_creation') > 0,
    'DO 0',
    'CREATE INDEX venues_by_creation ON venues (deleted_at, created_at, venue_id)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
