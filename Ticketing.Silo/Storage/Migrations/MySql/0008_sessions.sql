-- expand
-- What ends access tokens and sessions before their time, and what the owner sees of a session. MySQL has no ADD COLUMN IF NOT EXISTS.
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'accounts' AND column_name = 'access_epoch') > 0,
    'DO 0',
    'ALTER TABLE accounts ADD COLUMN access_epoch BIGINT NOT NULL DEFAULT 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'accounts' AND column_name = 'access_ended_at') > 0,
    'DO 0',
    'ALTER TABLE accounts ADD COLUMN access_ended_at BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'accounts' AND column_name = 'session_epoch') > 0,
    'DO 0',
    'ALTER TABLE accounts ADD COLUMN session_epoch BIGINT NOT NULL DEFAULT 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'accounts' AND column_name = 'kept_session') > 0,
    'DO 0',
    'ALTER TABLE accounts ADD COLUMN kept_session VARCHAR(200)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'accounts' AND column_name = 'suspended_at') > 0,
    'DO 0',
    'ALTER TABLE accounts ADD COLUMN suspended_at BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'accounts' AND column_name = 'email_verified_at') > 0,
    'DO 0',
    'ALTER TABLE accounts ADD COLUMN email_verified_at BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'accounts' AND index_name = 'accounts_by_access_end') > 0,
    'DO 0',
    'CREATE INDEX accounts_by_access_end ON accounts (access_ended_at)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sessions' AND column_name = 'previous_hash') > 0,
    'DO 0',
    'ALTER TABLE sessions ADD COLUMN previous_hash VARCHAR(1000)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sessions' AND column_name = 'rotated_at') > 0,
    'DO 0',
    'ALTER TABLE sessions ADD COLUMN rotated_at BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sessions' AND column_name = 'created_at') > 0,
    'DO 0',
    'ALTER TABLE sessions ADD COLUMN created_at BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sessions' AND column_name = 'last_used_at') > 0,
    'DO 0',
    'ALTER TABLE sessions ADD COLUMN last_used_at BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sessions' AND column_name = 'device') > 0,
    'DO 0',
    'ALTER TABLE sessions ADD COLUMN device VARCHAR(1000)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sessions' AND column_name = 'address') > 0,
    'DO 0',
    'ALTER TABLE sessions ADD COLUMN address VARCHAR(200)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sessions' AND column_name = 'epoch') > 0,
    'DO 0',
    'ALTER TABLE sessions ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'sessions' AND index_name = 'sessions_by_user') > 0,
    'DO 0',
    'CREATE INDEX sessions_by_user ON sessions (user, expires_at)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
