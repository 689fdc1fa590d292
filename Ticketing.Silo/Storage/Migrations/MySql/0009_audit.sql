-- expand
-- Every act of staff: who did what, on whom, when and from where.
CREATE TABLE IF NOT EXISTS audit (
    entry_id VARCHAR(200) NOT NULL,
    by_user VARCHAR(200) NOT NULL,
    what VARCHAR(200) NOT NULL,
    on_whom VARCHAR(200) NOT NULL,
    detail VARCHAR(1000) NOT NULL,
    at BIGINT NOT NULL,
    address VARCHAR(200),
    version BIGINT NOT NULL,
    PRIMARY KEY (entry_id),
    KEY audit_by_time (at)
) {text};
