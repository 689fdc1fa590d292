-- The keys that seal access tokens, so that every silo on this database opens what another one sealed.
CREATE TABLE IF NOT EXISTS protection_keys (
    number VARCHAR(200) NOT NULL, -- nine digits, from 000000001 without a gap
    name VARCHAR(200) NOT NULL,
    xml LONGTEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (number)
) {text};
