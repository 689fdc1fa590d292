-- expand
-- Mails to be sent, and the hashes of the codes and links in them.
CREATE TABLE IF NOT EXISTS mails (
    mail_id VARCHAR(200) NOT NULL,
    recipient VARCHAR(200) NOT NULL,
    subject VARCHAR(1000) NOT NULL,
    body LONGTEXT NOT NULL,
    created_at BIGINT NOT NULL,
    due_at BIGINT,
    attempts BIGINT NOT NULL,
    sent_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (mail_id),
    KEY mails_by_due (due_at),
    KEY mails_by_time (created_at)
) {text};
CREATE TABLE IF NOT EXISTS account_codes (
    user VARCHAR(200) NOT NULL,
    purpose VARCHAR(200) NOT NULL, -- reset or verify
    hash VARCHAR(1000) NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (user, purpose),
    KEY account_codes_by_expiry (expires_at)
) {text};
