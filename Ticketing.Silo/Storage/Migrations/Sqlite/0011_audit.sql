-- expand
-- Every act of staff: who did what, on whom, when and from where.
CREATE TABLE audit (
    entry_id TEXT NOT NULL PRIMARY KEY,
    by_user TEXT NOT NULL,
    what TEXT NOT NULL,
    on_whom TEXT NOT NULL,
    detail TEXT NOT NULL,
    at INTEGER NOT NULL,
    address TEXT,
    version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX audit_by_time ON audit (at);
