-- What Orleans keeps for itself in a cluster: for each stream who follows it. Its ADO.NET provider finds the statements in OrleansQuery by
-- their keys, gives the parameters by name, and reads the columns by name. Everything else, table and statements, is ours.
CREATE TABLE IF NOT EXISTS grain_states (
    service VARCHAR(100) NOT NULL,
    grain_type VARCHAR(150) NOT NULL,
    number_0 BIGINT NOT NULL, -- with number_1 a key that is a number or a GUID, else 0
    number_1 BIGINT NOT NULL,
    name VARCHAR(300) NOT NULL, -- a key that is text, or the text behind one that is a number
    payload LONGBLOB, -- NULL when the grain cleared its state
    state_version INT NOT NULL, -- 0 while the first write is under way
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (service, grain_type, number_0, number_1, name),
    KEY grain_states_unchanged (changed_at)
) {text};

CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey VARCHAR(64) NOT NULL,
    QueryText TEXT NOT NULL,
    PRIMARY KEY (QueryKey)
) {text};

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', '
SELECT payload AS PayloadBinary, state_version AS Version FROM grain_states
WHERE service = @ServiceId AND grain_type = @GrainTypeString AND number_0 = @GrainIdN0 AND number_1 = @GrainIdN1 AND name = COALESCE(@GrainIdExtensionString, '''')'),

-- Who has read no version makes sure that there is a row of version 0; of several that do so at once, one raises it to 1. The answer is
-- the new version, or NULL when the row is not at the version that was read.
('WriteToStorageKey', '
INSERT INTO grain_states (service, grain_type, number_0, number_1, name, state_version, changed_at)
SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, COALESCE(@GrainIdExtensionString, ''''), 0, 0 FROM DUAL WHERE @GrainStateVersion IS NULL
ON DUPLICATE KEY UPDATE state_version = state_version;
UPDATE grain_states
SET payload = @PayloadBinary, state_version = state_version + 1, changed_at = TIMESTAMPDIFF(MICROSECOND, ''0001-01-01'', UTC_TIMESTAMP(6)) * 10
WHERE service = @ServiceId AND grain_type = @GrainTypeString AND number_0 = @GrainIdN0 AND number_1 = @GrainIdN1 AND name = COALESCE(@GrainIdExtensionString, '''')
    AND state_version = COALESCE(@GrainStateVersion, 0);
SELECT IF(ROW_COUNT() = 1, COALESCE(@GrainStateVersion, 0) + 1, NULL) AS NewGrainStateVersion'),

-- The row stays, so that a version is never used again by somebody who knows of none.
('ClearStorageKey', '
UPDATE grain_states
SET payload = NULL, state_version = state_version + 1, changed_at = TIMESTAMPDIFF(MICROSECOND, ''0001-01-01'', UTC_TIMESTAMP(6)) * 10
WHERE service = @ServiceId AND grain_type = @GrainTypeString AND number_0 = @GrainIdN0 AND number_1 = @GrainIdN1 AND name = COALESCE(@GrainIdExtensionString, '''')
    AND state_version = @GrainStateVersion;
SELECT IF(ROW_COUNT() = 1, @GrainStateVersion + 1, NULL) AS NewGrainStateVersion')
ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText);
