-- expand
-- Holds of suspended accounts that are still to be released.
CREATE TABLE IF NOT EXISTS hold_releases (
    user VARCHAR(200) NOT NULL,
    due_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (user),
    KEY hold_releases_due (due_at)
) {text};
-- Promoters whom the owner of a venue admits. Whoever has performances in a venue of somebody else today stays admitted there.
CREATE TABLE IF NOT EXISTS venue_promoters (
    venue_id VARCHAR(200) NOT NULL,
    promoter VARCHAR(200) NOT NULL,
    admitted_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (venue_id, promoter)
) {text};
INSERT IGNORE INTO venue_promoters (venue_id, promoter, admitted_at, version)
    SELECT DISTINCT venues.venue_id, performances.owner, (UNIX_TIMESTAMP() + 62135596800) * 10000000, 1
    FROM performances JOIN venues ON venues.venue_id = performances.venue_id
    WHERE performances.owner <> venues.owner;
-- The dates of a promoter are counted. MySQL has no ADD COLUMN IF NOT EXISTS and no CREATE INDEX IF NOT EXISTS.
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'performances' AND index_name = 'performances_of_owner') > 0,
    'DO 0',
    'CREATE INDEX performances_of_owner ON performances (owner, starts_at)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
-- Refunds that the payment provider declined.
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'refunds' AND column_name = 'declined_at') > 0,
    'DO 0',
    'ALTER TABLE refunds ADD COLUMN declined_at BIGINT');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'refunds' AND column_name = 'declined_reason') > 0,
    'DO 0',
    'ALTER TABLE refunds ADD COLUMN declined_reason VARCHAR(1000)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET @step = IF(
    (SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'refunds' AND index_name = 'refunds_declined') > 0,
    'DO 0',
    'CREATE INDEX refunds_declined ON refunds (declined_at, refund_id)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
