-- expand
-- Shows and venues are listed the newest first.
ALTER TABLE shows ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE venues ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX shows_by_creation ON shows (created_at, show_id) WHERE deleted_at IS NULL;
CREATE INDEX venues_by_creation ON venues (created_at, venue_id) WHERE deleted_at IS NULL;
