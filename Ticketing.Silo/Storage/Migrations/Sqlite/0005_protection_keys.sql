-- The keys that seal access tokens, so that every silo on this database opens what another one sealed.
CREATE TABLE protection_keys (
    number TEXT NOT NULL PRIMARY KEY, -- nine digits, from 000000001 without a gap
    name TEXT NOT NULL,
    xml TEXT NOT NULL,
    version INTEGER NOT NULL
) WITHOUT ROWID;
