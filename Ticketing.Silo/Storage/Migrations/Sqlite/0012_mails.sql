-- expand
-- Mails to be sent, and the hashes of the codes and links in them.
CREATE TABLE mails (
    mail_id TEXT NOT NULL PRIMARY KEY,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER,
    attempts INTEGER NOT NULL,
    sent_at INTEGER,
    version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX mails_by_due ON mails (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX mails_by_time ON mails (created_at);
CREATE TABLE account_codes (
    user TEXT NOT NULL,
    purpose TEXT NOT NULL, -- reset or verify
    hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (user, purpose)
) WITHOUT ROWID;
CREATE INDEX account_codes_by_expiry ON account_codes (expires_at);
