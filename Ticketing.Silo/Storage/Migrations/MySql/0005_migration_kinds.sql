-- expand
-- What each step means for the release before it: that release runs on after steps that expand, and refuses a database after one that contracts.
-- MySQL has no ADD COLUMN IF NOT EXISTS.
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'schema_migrations' AND column_name = 'kind') > 0,
    'DO 0',
    'ALTER TABLE schema_migrations ADD COLUMN kind VARCHAR(20) NOT NULL DEFAULT ''expand''');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
