-- expand
-- What each step means for the release before it: that release runs on after steps that expand, and refuses a database after one that contracts.
ALTER TABLE schema_migrations ADD COLUMN kind TEXT NOT NULL DEFAULT 'expand';
