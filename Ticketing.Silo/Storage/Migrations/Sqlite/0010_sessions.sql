-- expand
-- What ends access tokens and sessions before their time, and what the owner sees of a session.
ALTER TABLE accounts ADD COLUMN access_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN access_ended_at INTEGER;
ALTER TABLE accounts ADD COLUMN session_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN kept_session TEXT;
ALTER TABLE accounts ADD COLUMN suspended_at INTEGER;
ALTER TABLE accounts ADD COLUMN email_verified_at INTEGER;
CREATE INDEX accounts_by_access_end ON accounts (access_ended_at) WHERE access_ended_at IS NOT NULL;
ALTER TABLE sessions ADD COLUMN previous_hash TEXT;
ALTER TABLE sessions ADD COLUMN rotated_at INTEGER;
ALTER TABLE sessions ADD COLUMN created_at INTEGER;
ALTER TABLE sessions ADD COLUMN last_used_at INTEGER;
ALTER TABLE sessions ADD COLUMN device TEXT;
ALTER TABLE sessions ADD COLUMN address TEXT;
ALTER TABLE sessions ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
CREATE INDEX sessions_by_user ON sessions (user, expires_at);
